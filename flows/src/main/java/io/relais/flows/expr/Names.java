package io.relais.flows.expr;

import com.google.common.collect.Sets;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.relais.flows.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that the expressions of one flow may use, with their types: its variables and inputs,
 * contact, brand and hours.
 */
final class Names {
  static final String CONTACT = "contact";
  static final String BRAND = "brand";
  static final String HOURS = "hours";

  private final Shapes shapes = new Shapes();
  private final Map<String, CelType> types = new LinkedHashMap<>();
  private final Set<String> unread;

  /**
   * @param unread names that are declared, but whose type could not be read
   */
  Names(Map<String, DataType> declared, BrandNames ofBrand, Set<String> unread) {
    this.unread = Sets.union(unread, ofBrand.unread()).immutableCopy();
    types.put(CONTACT, contact(ofBrand.profile()));
    types.put(BRAND, brand());
    if (!this.unread.contains(HOURS)) {
      types.put(HOURS, hours(ofBrand.hours()));
    }
    declared.forEach((name, type) -> types.put(name, shapes.of(type)));
  }

  private CelType hours(Set<String> names) {
    Map<String, CelType> fields = new LinkedHashMap<>();
    names.forEach(name -> fields.put(name, Shapes.HOURS));
    return shapes.named("the opening hours", fields);
  }

  private CelType contact(Map<String, DataType> profile) {
    CelType optionalText = Shapes.nullable(SimpleType.STRING);
    Map<String, CelType> fields = new LinkedHashMap<>();
    fields.put("first_name", optionalText);
    fields.put("name", optionalText);
    fields.put("phone", optionalText);
    fields.put("locale", SimpleType.STRING);
    fields.put("score", SimpleType.INT);
    profile.forEach((name, type) -> fields.put(name, Shapes.nullable(shapes.of(type.required()))));
    return shapes.named("the contact", fields);
  }

  private CelType brand() {
    CelType optionalText = Shapes.nullable(SimpleType.STRING);
    CelType human =
        shapes.named("the way to a person", Map.of("phone", optionalText, "email", optionalText));
    return shapes.named(
        "the brand", Map.of("id", SimpleType.STRING, "name", SimpleType.STRING, "human", human));
  }

  Shapes shapes() {
    return shapes;
  }

  Map<String, CelType> types() {
    return Collections.unmodifiableMap(types);
  }

  @Nullable CelType type(String name) {
    return types.get(name);
  }

  /**
   * Whether {@code name} is declared with a type that was refused: nothing can be said about it.
   */
  boolean isUnread(String name) {
    return unread.contains(name);
  }

  Set<String> lists() {
    return types.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ListType)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
