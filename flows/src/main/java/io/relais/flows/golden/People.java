package io.relais.flows.golden;

import io.relais.flows.Brand;
import io.relais.flows.Contact;
import io.relais.flows.DataType;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.yaml.Yaml;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the person of a case: {@code {first_name: Inès, tier: gold}}. */
final class People {
  private static final Set<String> BUILT_IN = Set.of("first_name", "name", "phone");

  private final Brand brand;
  private final Nodes nodes;

  People(Brand brand, Nodes nodes) {
    this.brand = brand;
    this.nodes = nodes;
  }

  /**
   * @param locale the language spoken with them; where it is missing, the flow finds it out
   */
  Contact contact(@Nullable Yaml value, @Nullable Yaml locale) {
    String spoken =
        nodes.parsed(
            locale,
            "one of " + String.join(", ", brand.locales()),
            l -> Optional.of(l).filter(brand.locales()::contains));
    Yaml.Mapping map = nodes.map(value, "a map of what is known of the contact");
    if (map == null) {
      return new Contact(null, null, spoken, false, Map.of());
    }
    Set<String> known = new HashSet<>(BUILT_IN);
    known.addAll(brand.profile().keySet());
    Map<String, Yaml> fields = nodes.fields(map, "a contact", known, Set.of());
    String name = nodes.text(fields.get("name"), "a name");
    String firstName = nodes.text(fields.get("first_name"), "a first name");
    String phone = nodes.text(fields.get("phone"), "a phone in E.164");
    return new Contact(name != null ? name : firstName, phone, spoken, false, profile(fields));
  }

  private Map<String, Value> profile(Map<String, Yaml> fields) {
    Map<String, Value> profile = new HashMap<>();
    brand
        .profile()
        .forEach(
            (name, type) -> {
              Value value =
                  fields.containsKey(name) ? value(fields.get(name), type.required()) : null;
              if (value != null) {
                profile.put(name, value);
              }
            });
    return profile;
  }

  private @Nullable Value value(@Nullable Yaml yaml, DataType type) {
    return switch (type) {
      case DataType.Scalar(var scalar) ->
          nodes.parsed(yaml, "a value of type " + scalar.yamlName(), text -> parse(scalar, text));
      case DataType.Optional(var of) -> value(yaml, of);
      case DataType.Fields _, DataType.Items _ ->
          nodes.parsed(yaml, "a plain value", text -> Optional.empty());
    };
  }

  private static Optional<Value> parse(AnswerType type, String text) {
    try {
      return Optional.ofNullable(
          switch (type) {
            case TEXT, EMAIL, PHONE -> new Value.Text(text);
            case INT -> new Value.Int(Long.parseLong(text));
            case NUMBER -> new Value.Num(new BigDecimal(text));
            case DATE -> new Value.Date(LocalDate.parse(text));
            case CHOICE -> new Value.Choice(text, text);
            case YES_NO ->
                switch (text) {
                  case "yes", "true" -> new Value.YesNo(true);
                  case "no", "false" -> new Value.YesNo(false);
                  default -> null;
                };
          });
    } catch (NumberFormatException | DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
