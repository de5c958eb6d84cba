package io.relais.flows.golden;

import io.relais.flows.Position;
import io.relais.flows.Value;
import io.relais.flows.golden.GoldenFile.Arrival;
import io.relais.flows.yaml.Yaml;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code webhook}: what comes from the channel or another system of the brand. */
final class Arrivals {
  private static final String KINDS = "`event`, `api`, `template`, `ad` or `undelivered`";
  private static final Set<String> KEYS =
      Set.of("event", "data", "api", "inputs", "template", "button", "ad", "text", "undelivered");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+");

  private final Nodes nodes;

  Arrivals(Nodes nodes) {
    this.nodes = nodes;
  }

  @Nullable Arrival read(Position at, @Nullable Yaml value) {
    Yaml.Mapping map = nodes.map(value, "what arrives, such as {event: order_shipped}");
    if (map == null) {
      return null;
    }
    Map<String, Yaml> fields = nodes.fields(map, "a webhook", KEYS, Set.of());
    List<String> kinds =
        fields.keySet().stream()
            .filter(Set.of("event", "api", "template", "ad", "undelivered")::contains)
            .toList();
    if (kinds.size() != 1) {
      nodes.report(
          at, "Expected one of " + KINDS + " in a webhook, but found " + kinds.size(), null);
      return null;
    }
    String name = nodes.text(fields.get(kinds.getFirst()), "a name");
    return name == null ? null : arrival(kinds.getFirst(), name, fields);
  }

  private Arrival arrival(String kind, String name, Map<String, Yaml> fields) {
    return switch (kind) {
      case "event" -> new Arrival.Event(name, values(fields.get("data")));
      case "api" -> new Arrival.Call(name, values(fields.get("inputs")));
      case "template" -> new Arrival.TemplateButton(name, text(fields.get("button")));
      case "ad" -> new Arrival.Ad(name, text(fields.get("text")));
      default -> new Arrival.Undelivered(name);
    };
  }

  private String text(@Nullable Yaml value) {
    String text = nodes.text(value, "a text");
    return text == null ? "" : text;
  }

  private Map<String, Value> values(@Nullable Yaml value) {
    Map<String, Value> values = new LinkedHashMap<>();
    Yaml.Mapping map = nodes.map(value, "a map of values");
    if (map != null) {
      map.entries().forEach(entry -> values.put(entry.name(), value(entry.value())));
    }
    return values;
  }

  /** As JSON would carry it: a date is a text until its flow says otherwise. */
  private static Value value(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar scalar -> scalar(scalar);
      case Yaml.Sequence list ->
          new Value.Items(list.items().stream().map(Arrivals::value).toList());
      case Yaml.Mapping map -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        map.entries().forEach(entry -> fields.put(entry.name(), value(entry.value())));
        yield new Value.Fields(fields);
      }
      case Yaml.Refused _ -> new Value.Text("");
    };
  }

  private static Value scalar(Yaml.Scalar scalar) {
    String text = scalar.text();
    if (scalar.style() != Yaml.Style.PLAIN) {
      return new Value.Text(text);
    }
    if (text.equals("true") || text.equals("false")) {
      return new Value.YesNo(text.equals("true"));
    }
    if (WHOLE.matcher(text).matches()) {
      return new Value.Int(Long.parseLong(text));
    }
    return NUMBER.matcher(text).matches()
        ? new Value.Num(new BigDecimal(text))
        : new Value.Text(text);
  }
}
