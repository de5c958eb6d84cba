package io.relais.flows.yaml;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the shape of what brand.yaml already may hold and nothing reads yet. */
final class BrandParts {
  /** Conversations that one queue may hold at once. */
  private static final int MAX_CAPACITY = 10_000;

  private BrandParts() {}

  /**
   * @param hours the names of the opening hours
   */
  static void check(Fields fields, Set<String> hours, Problems problems) {
    for (String list : List.of("environment", "secrets", "hosts")) {
      Values.words(fields.get(list), "names", problems);
    }
    queues(fields.get("queues"), hours, problems);
    retention(fields.get("retention"), problems);
  }

  private static void queues(@Nullable Yaml value, Set<String> hours, Problems problems) {
    Yaml.Mapping map = Values.map(value, "queues by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        queue(entry, hours, problems);
      }
    }
  }

  private static void queue(Yaml.Entry entry, Set<String> hours, Problems problems) {
    Yaml.Mapping map = Values.map(entry.value(), "a queue", problems);
    if (map == null) {
      return;
    }
    List<String> known = List.of("hours", "capacity", "skills");
    Fields fields = Fields.of(map, "a queue", entry.key().at(), known, Set.of(), problems);
    Yaml named = fields.get("hours");
    String name = Values.word(named, "a name of `hours`", problems);
    if (name != null && named != null && !hours.contains(name)) {
      problems.e01(named.at(), "Expected a name of `hours`, but there is no `" + name + "`");
    }
    Values.integer(fields.get("capacity"), "a capacity", 1, MAX_CAPACITY, problems);
    Values.words(fields.get("skills"), "skills", problems);
  }

  private static void retention(@Nullable Yaml value, Problems problems) {
    Yaml.Mapping map = Values.map(value, "times by what is kept", problems);
    if (map != null) {
      List<String> known = List.of("conversations", "media");
      Fields fields = Fields.of(map, "`retention`", map.at(), known, Set.of(), problems);
      fields.values().forEach(kept -> Durations.checkRetention(kept, problems));
    }
  }
}
