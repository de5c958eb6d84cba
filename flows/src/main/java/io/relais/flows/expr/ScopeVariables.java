package io.relais.flows.expr;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import io.relais.flows.Brand;
import io.relais.flows.Contact;
import io.relais.flows.OpeningHours;
import io.relais.flows.Value;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a scope, converted only when an expression asks for them. An unset one is null, an
 * unset list empty.
 */
final class ScopeVariables implements CelVariableResolver {
  private final Scope scope;
  private final Set<String> lists;

  ScopeVariables(Scope scope, Set<String> lists) {
    this.scope = scope;
    this.lists = lists;
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.of(
        switch (name) {
          case Functions.WRITING -> Writing.of(scope);
          case Names.CONTACT -> contact(scope.contact());
          case Names.BRAND -> brand(scope.brand());
          case Names.HOURS -> hours();
          default -> variable(name);
        });
  }

  private Object variable(String name) {
    Value value = scope.data().get(name);
    if (value != null) {
      return Values.toCel(value);
    }
    return lists.contains(name) ? List.of() : NullValue.NULL_VALUE;
  }

  private RecordValue contact(Contact contact) {
    Map<String, Object> fields = new HashMap<>(contact.profile());
    put(fields, "first_name", contact.firstName());
    put(fields, "name", contact.name());
    put(fields, "phone", contact.phone());
    put(fields, "locale", scope.locale());
    fields.put("score", contact.score());
    return new RecordValue(contact, fields);
  }

  private static RecordValue brand(Brand brand) {
    Map<String, Object> human = new HashMap<>();
    put(human, "phone", brand.human().phone());
    put(human, "email", brand.human().email());
    return new RecordValue(
        brand,
        Map.of(
            "id",
            brand.id(),
            "name",
            brand.name(),
            "human",
            new RecordValue(brand.human(), human)));
  }

  private RecordValue hours() {
    Map<String, Object> byName = new HashMap<>();
    scope.brand().hours().forEach((name, hours) -> byName.put(name, hours(hours)));
    return new RecordValue(byName.keySet(), byName);
  }

  private RecordValue hours(OpeningHours hours) {
    ZoneId zone = scope.brand().zone();
    Writing writing = Writing.of(scope);
    return new RecordValue(
        hours,
        Map.of(
            "open",
            hours.isOpen(scope.now(), zone),
            "next_open",
            writing.local(hours.nextOpen(scope.now(), zone))));
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
