package io.relais.flows.yaml;

import io.relais.flows.DataType;
import io.relais.flows.DidYouMean;
import io.relais.flows.answer.AnswerType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads declared types: {@code optional text}, {@code {status: text}}, {@code {list: text, max:
 * 9}}.
 */
final class DataTypes {
  /** Most items that a variable may hold. */
  private static final int MAX_ITEMS = 1000;

  private static final String OPTIONAL = "optional ";
  private static final String SECRET = "secret ";
  private static final List<String> NAMES =
      Arrays.stream(AnswerType.values()).map(AnswerType::yamlName).toList();

  private DataTypes() {}

  static @Nullable DataType read(Yaml value, Problems problems) {
    return switch (value) {
      case Yaml.Scalar scalar when Scalars.isText(scalar) -> named(scalar, scalar.text(), problems);
      case Yaml.Mapping map when map.find("list") != null -> items(map, problems);
      case Yaml.Mapping map when !map.entries().isEmpty() -> fields(map, problems);
      default -> {
        problems.expected("a type such as `text` or `optional date`", value, null);
        yield null;
      }
    };
  }

  private static @Nullable DataType named(Yaml.Scalar at, String name, Problems problems) {
    if (name.startsWith(OPTIONAL)) {
      DataType of = named(at, name.substring(OPTIONAL.length()).strip(), problems);
      return of == null || of.isOptional() ? of : new DataType.Optional(of);
    }
    if (name.startsWith(SECRET) || Later.TYPES.contains(name)) {
      problems.e01(
          at.at(),
          "Expected a type that this version knows, but `"
              + name.split(" ", 2)[0]
              + "` comes in a later version");
      return null;
    }
    Optional<AnswerType> known = AnswerType.named(name);
    if (known.isEmpty()) {
      Optional<String> meant = DidYouMean.among(NAMES, name);
      problems.e01(
          at.at(),
          "Expected a type, but there is no type `" + name + "`",
          meant
              .map(word -> "did you mean `" + word + "`?")
              .orElse("types are " + Fields.listed(NAMES)));
      known = meant.flatMap(AnswerType::named);
    }
    return known.map(DataType.Scalar::new).orElse(null);
  }

  private static @Nullable DataType items(Yaml.Mapping map, Problems problems) {
    Fields fields =
        Fields.of(map, "a list type", map.at(), List.of("list", "max"), Set.of(), problems);
    Yaml list = fields.get("list");
    DataType of = list == null ? null : read(list, problems);
    Long max = Values.integer(fields.get("max"), "a number of items", 1, MAX_ITEMS, problems);
    if (!fields.has("max") && !fields.hasStrangeKeys()) {
      problems.add(
          "E13",
          map.at(),
          "Expected `max` in a list type, but it is missing",
          "write {list: …, max: 10}: it bounds what is shown and stored");
    }
    return of == null || max == null ? null : new DataType.Items(of, Math.toIntExact(max));
  }

  private static @Nullable DataType fields(Yaml.Mapping map, Problems problems) {
    Map<String, DataType> fields = new LinkedHashMap<>();
    boolean whole = true;
    for (Yaml.Entry entry : map.entries()) {
      DataType type = read(entry.value(), problems);
      whole &= Names.checkVariable(entry.name(), entry.key().at(), problems) && type != null;
      if (type != null) {
        fields.put(entry.name(), type);
      }
    }
    return whole ? new DataType.Fields(fields) : null;
  }
}
