package io.relais.flows.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.flows.Input;
import io.relais.flows.golden.GoldenFile.Stub;
import io.relais.flows.yaml.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code stubs}: how the world of a case answers. */
final class StubReader {
  private static final Set<String> KEYS = Set.of("http", "reply", "outcome", "queue");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final Nodes nodes;

  StubReader(Nodes nodes) {
    this.nodes = nodes;
  }

  List<Stub> read(@Nullable Yaml value) {
    List<Stub> stubs = new ArrayList<>();
    Yaml.Sequence list = nodes.list(value, "a list of stubs");
    if (list != null) {
      for (Yaml item : list.items()) {
        Yaml.Mapping map = nodes.map(item, "a stub such as {http: …, reply: …}");
        Stub stub = map == null ? null : stub(map);
        if (stub != null) {
          stubs.add(stub);
        }
      }
    }
    return stubs;
  }

  private @Nullable Stub stub(Yaml.Mapping map) {
    Map<String, Yaml> fields = nodes.fields(map, "a stub", KEYS, Set.of());
    String queue = nodes.text(fields.get("queue"), "a queue");
    if (queue != null) {
      return new Stub.Down(queue);
    }
    String call = nodes.text(fields.get("http"), "a call such as `GET */orders/1`");
    if (call == null) {
      nodes.report(map.at(), "Expected `http` or `queue` in a stub, but there is neither", null);
      return null;
    }
    Input.CallEnd end =
        nodes.parsed(fields.get("outcome"), "unavailable or unknown", text -> end(text));
    if (end != null) {
      return new Stub.Http(call, end, 0, null);
    }
    Yaml.Mapping reply = nodes.map(fields.get("reply"), "a reply {status: 200, json: …}");
    if (reply == null) {
      nodes.report(map.at(), "Expected `reply` or `outcome` in a stub, but there is neither", null);
      return null;
    }
    Map<String, Yaml> parts = nodes.fields(reply, "a reply", Set.of("status", "json"), Set.of());
    Integer status = nodes.count(parts.get("status"), "a status such as 200");
    Yaml json = parts.get("json");
    return new Stub.Http(
        call,
        Input.CallEnd.ANSWERED,
        status == null ? 200 : status,
        json == null ? null : json(json).toString());
  }

  private static Optional<Input.CallEnd> end(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "unavailable" -> Optional.of(Input.CallEnd.UNAVAILABLE);
      case "unknown" -> Optional.of(Input.CallEnd.UNKNOWN);
      default -> Optional.empty();
    };
  }

  private static JsonNode json(Yaml value) {
    return switch (value) {
      case Yaml.Mapping map -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
        yield object;
      }
      case Yaml.Sequence list -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Yaml.Scalar scalar -> scalar(scalar);
      case Yaml.Refused _ -> JsonNodeFactory.instance.nullNode();
    };
  }

  private static JsonNode scalar(Yaml.Scalar scalar) {
    String text = scalar.text();
    if (scalar.style() != Yaml.Style.PLAIN) {
      return JsonNodeFactory.instance.textNode(text);
    }
    return switch (text) {
      case "true", "false" -> JsonNodeFactory.instance.booleanNode(text.equals("true"));
      case "null", "~", "" -> JsonNodeFactory.instance.nullNode();
      default ->
          NUMBER.matcher(text).matches() ? number(text) : JsonNodeFactory.instance.textNode(text);
    };
  }

  private static JsonNode number(String text) {
    return text.contains(".") || text.length() > 18
        ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
        : JsonNodeFactory.instance.numberNode(Long.parseLong(text));
  }
}
