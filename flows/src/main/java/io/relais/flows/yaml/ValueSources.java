package io.relais.flows.yaml;

import io.relais.flows.Template;
import io.relais.flows.Template.Segment;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads assigned values: plain ones, one expression, or a text with expressions in it. */
final class ValueSources {
  private ValueSources() {}

  /** {@code {name: value}}; what could not be read is left out. */
  static Map<String, ValueSource> byName(
      @Nullable Yaml value, String path, FlowScope scope, Problems problems) {
    Map<String, ValueSource> assigned = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(value, "values by name, as {name: value}", problems);
    if (map != null) {
      scope.placeKeys(path, map);
      for (Yaml.Entry entry : map.entries()) {
        ValueSource source = read(entry.value(), problems);
        if (source != null) {
          assigned.put(entry.name(), source);
        }
      }
    }
    return assigned;
  }

  static @Nullable ValueSource read(Yaml value, Problems problems) {
    return switch (value) {
      case Yaml.Scalar scalar when scalar.text().contains("${") -> computed(scalar, problems);
      case Yaml.Scalar scalar when Scalars.isNull(scalar) -> new ValueSource.Unset(scalar.at());
      case Yaml.Refused _ -> null;
      default -> {
        Value literal = literal(value, problems);
        yield literal == null ? null : new ValueSource.Literal(literal, value.at());
      }
    };
  }

  private static ValueSource computed(Yaml.Scalar scalar, Problems problems) {
    Template template = Templates.read(scalar, problems);
    return template.segments().size() == 1
            && template.segments().getFirst() instanceof Segment.Computed(var expression)
        ? new ValueSource.Computed(expression)
        : new ValueSource.Interpolated(template);
  }

  private static @Nullable Value literal(Yaml value, Problems problems) {
    return switch (value) {
      case Yaml.Scalar scalar -> inside(scalar, problems);
      case Yaml.Sequence list -> {
        List<Value> items = new ArrayList<>();
        for (Yaml item : list.items()) {
          Value read = literal(item, problems);
          if (read != null) {
            items.add(read);
          }
        }
        yield new Value.Items(items);
      }
      case Yaml.Mapping map -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Yaml.Entry entry : map.entries()) {
          Value read = literal(entry.value(), problems);
          if (read != null) {
            fields.put(entry.name(), read);
          }
        }
        yield new Value.Fields(fields);
      }
      case Yaml.Refused _ -> null;
    };
  }

  private static @Nullable Value inside(Yaml.Scalar scalar, Problems problems) {
    if (scalar.text().contains("${")) {
      problems.e01(
          scalar.at(), "Expected a plain value inside a map or list, but found `${`", null);
      return null;
    }
    return Scalars.value(scalar);
  }
}
