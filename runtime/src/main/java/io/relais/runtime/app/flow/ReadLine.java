package io.relais.runtime.app.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.relais.flows.answer.Answer;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.answer.Answers;
import io.relais.flows.answer.Choice;
import io.relais.flows.answer.ReadingContext;
import io.relais.flows.json.FlowJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of {@code flow read}. */
final class ReadLine {
  private static final String TYPES =
      Arrays.stream(AnswerType.values())
          .map(AnswerType::yamlName)
          .collect(Collectors.joining(", "));

  /** Small numbers, too, are written with their digits and without an exponent. */
  private static final ObjectWriter WRITER =
      FlowJson.mapper().writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  /** What is answered to a line. */
  record Answered(String json, boolean fine) {}

  /** A line that is not what it should be. */
  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  private final JsonNode json;

  private ReadLine(JsonNode json) {
    this.json = json;
  }

  static Answered answer(String line) {
    try {
      Optional<Answer> read = new ReadLine(parsed(line)).read();
      return new Answered(written(value(read.map(ReadLine::plain).orElse(null))), true);
    } catch (Malformed malformed) {
      return new Answered(written(Map.of("error", String.valueOf(malformed.getMessage()))), false);
    }
  }

  private static String written(Map<String, @Nullable Object> object) {
    try {
      return WRITER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected an answer to be writable as JSON", e);
    }
  }

  private static Map<String, @Nullable Object> value(@Nullable Object plain) {
    return Collections.singletonMap("value", plain);
  }

  /** A choice with its id before its label; everything else as it is. */
  private static Object plain(Answer answer) {
    if (answer instanceof Answer.Chosen(var choice)) {
      Map<String, Object> chosen = new LinkedHashMap<>();
      chosen.put("id", choice.id());
      chosen.put("label", choice.label());
      return chosen;
    }
    return answer.plain();
  }

  private static JsonNode parsed(String line) {
    try {
      JsonNode json = FlowJson.mapper().readTree(line);
      if (json.isObject()) {
        return json;
      }
      throw new Malformed("Expected a JSON object on each line, but found " + described(json));
    } catch (JsonProcessingException e) {
      throw new Malformed(
          "Expected a JSON object on each line, but this is no JSON from character "
              + e.getLocation().getColumnNr()
              + " on");
    }
  }

  private Optional<Answer> read() {
    String as = text("as", TYPES);
    AnswerType type =
        AnswerType.named(as)
            .orElseThrow(
                () -> new Malformed("Expected `as` to be one of " + TYPES + ", but found " + as));
    String text = text("text", "what was written");
    ZoneId zone = zone(text("zone", "a time zone such as Europe/Paris"));
    Locale locale =
        Locale.forLanguageTag(text("locale", "a language such as fr").replace('_', '-'));
    ReadingContext context =
        new ReadingContext(
            locale,
            text("country", "a country such as FR"),
            zone,
            now(text("now", "a time such as 2026-11-23T10:00:00+01:00"), zone),
            type == AnswerType.CHOICE ? options() : List.of());
    return Answers.read(type, text, context);
  }

  private String text(String key, String what) {
    JsonNode value = json.path(key);
    if (value.isTextual()) {
      return value.textValue();
    }
    throw new Malformed(
        "Expected `"
            + key
            + "`, "
            + what
            + ", but "
            + (value.isMissingNode() ? "it is missing" : "found " + described(value)));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Malformed(
          "Expected `zone` to be a time zone such as Europe/Paris, but found " + text);
    }
  }

  private static Instant now(String text, ZoneId zone) {
    return Times.parse(text, zone)
        .orElseThrow(
            () ->
                new Malformed(
                    "Expected `now` to be a time such as 2026-11-23T10:00:00+01:00, but found "
                        + text));
  }

  private List<Choice> options() {
    JsonNode options = json.path("options");
    List<Choice> choices = new ArrayList<>();
    if (options.isObject()) {
      options
          .properties()
          .forEach(entry -> choices.add(new Choice(entry.getKey(), label(entry.getValue()))));
    } else if (options.isArray()) {
      options.forEach(option -> choices.add(option(option)));
    }
    if (choices.isEmpty()) {
      throw new Malformed(
          "Expected `options` for a choice as [{id, label}], {id: label} or [label], but found "
              + described(options));
    }
    return choices;
  }

  private static Choice option(JsonNode option) {
    return option.isObject()
        ? new Choice(label(option.path("id")), label(option.path("label")))
        : new Choice(label(option), label(option));
  }

  private static String label(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    throw new Malformed(
        "Expected an option's id and label as texts, but found " + described(value));
  }

  private static String described(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return switch (type) {
      case MISSING -> "nothing";
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
      default -> value.toString();
    };
  }
}
