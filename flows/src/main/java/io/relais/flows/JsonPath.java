package io.relais.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON document: {@code $.order}, {@code $.items[0].id}, {@code $.slots[:9]}. The part
 * of RFC 9535 that names one value, and the beginning of a list.
 */
public record JsonPath(String source, List<Part> parts) {
  private static final Pattern PART =
      Pattern.compile(
          "\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^']+)']|\\[([0-9]{1,4})]|\\[:([0-9]{1,4})]");

  public JsonPath {
    parts = List.copyOf(parts);
  }

  /** One step into the document. */
  public sealed interface Part {
    record Field(String name) implements Part {}

    record Index(int index) implements Part {}

    record First(int count) implements Part {}
  }

  /** Empty where it is none that this version knows. */
  public static Optional<JsonPath> parse(String source) {
    if (!source.startsWith("$")) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(source);
    int from = 1;
    while (from < source.length()) {
      if (!matcher.find(from) || matcher.start() != from) {
        return Optional.empty();
      }
      parts.add(part(matcher));
      from = matcher.end();
    }
    return Optional.of(new JsonPath(source, parts));
  }

  private static Part part(Matcher matcher) {
    if (matcher.group(3) != null) {
      return new Part.Index(Integer.parseInt(matcher.group(3)));
    }
    if (matcher.group(4) != null) {
      return new Part.First(Integer.parseInt(matcher.group(4)));
    }
    return new Part.Field(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }

  /** The value at this place; a missing node where there is none. */
  public JsonNode in(JsonNode document) {
    JsonNode at = document;
    for (Part part : parts) {
      at =
          switch (part) {
            case Part.Field(var name) -> at.path(name);
            case Part.Index(var index) -> at.path(index);
            case Part.First(var count) -> first(at, count);
          };
    }
    return at;
  }

  private static JsonNode first(JsonNode list, int count) {
    if (!list.isArray()) {
      return MissingNode.getInstance();
    }
    ArrayNode first = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < Math.min(count, list.size()); i++) {
      first.add(list.get(i));
    }
    return first;
  }
}
