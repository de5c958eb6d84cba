package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes fields out of a request and refuses the call where they are not as they must be. Lengths
 * are in code points.
 */
final class Shape {

  private static final Pattern URL =
      Pattern.compile("https?://[^\\s/].*", Pattern.CASE_INSENSITIVE);

  private Shape() {}

  /** The object under that name. */
  static JsonNode object(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw new Refused(GraphError.missing("'%s' is required.".formatted(field)));
    }
    if (!node.isObject()) {
      throw new Refused(GraphError.parameter("Param %s must be a JSON object.".formatted(field)));
    }
    return node;
  }

  /** The array under that name, of min to max elements. */
  static JsonNode array(JsonNode parent, String field, int min, int max) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw new Refused(GraphError.missing("'%s' is required.".formatted(field)));
    }
    if (!node.isArray()) {
      throw new Refused(GraphError.parameter("Param %s must be an array.".formatted(field)));
    }
    if (node.size() < min || node.size() > max) {
      throw new Refused(
          GraphError.value(
              "Invalid %s count. Min allowed: %d, Max allowed: %d.".formatted(field, min, max)));
    }
    return node;
  }

  /** The text under that name, not blank, of at most max characters. */
  static String text(JsonNode parent, String field, int max) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw new Refused(GraphError.missing("'%s' is required.".formatted(field)));
    }
    if (!node.isTextual()) {
      throw new Refused(GraphError.parameter("Param %s must be a string.".formatted(field)));
    }
    String text = node.asText();
    if (text.isBlank() || text.codePointCount(0, text.length()) > max) {
      throw new Refused(
          GraphError.value(
              "'%s' length invalid. Min length: 1, Max length: %d.".formatted(field, max)));
    }
    return text;
  }

  /** As {@link #text}, where the field may also be absent. */
  static void optionalText(JsonNode parent, String field, int max) {
    if (parent.hasNonNull(field)) {
      text(parent, field, max);
    }
  }

  /** An http or https address. */
  static void url(JsonNode parent, String field, int max) {
    if (!URL.matcher(text(parent, field, max)).matches()) {
      throw new Refused(
          GraphError.value(
              "'%s' must be a URL that starts with http:// or https://.".formatted(field)));
    }
  }

  /** The lower-case word under that name; the Graph API takes its words in any case. */
  static String word(JsonNode parent, String field, Set<String> allowed) {
    String word = text(parent, field, 64).toLowerCase(Locale.ROOT);
    if (!allowed.contains(word)) {
      throw new Refused(
          GraphError.parameter(
              "Param %s must be one of %s - got \"%s\"."
                  .formatted(field, new TreeSet<>(allowed), word)));
    }
    return word;
  }

  /** A number, or a text that is one. */
  static double number(JsonNode parent, String field, double min, double max) {
    JsonNode node = parent.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw new Refused(GraphError.missing("'%s' is required.".formatted(field)));
    }
    double value = node.asDouble(Double.NaN);
    if (!(value >= min && value <= max)) {
      throw new Refused(
          GraphError.value("'%s' must be a number from %s to %s.".formatted(field, min, max)));
    }
    return value;
  }

  /** The field must not be there. */
  static void none(JsonNode parent, String field, String of) {
    if (parent.hasNonNull(field)) {
      throw new Refused(
          GraphError.parameter("Unexpected key \"%s\" on param \"%s\".".formatted(field, of)));
    }
  }
}
