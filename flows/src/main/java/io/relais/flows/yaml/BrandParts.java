package io.relais.flows.yaml;

import io.relais.flows.Brand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what flows may reach outside, and checks the shape of what nothing reads yet. */
final class BrandParts {
  /** Conversations that one queue may hold at once. */
  private static final int MAX_CAPACITY = 10_000;

  private BrandParts() {}

  /**
   * @param hours the names of the opening hours
   */
  static Brand.Reach read(Fields fields, Set<String> hours, Problems problems) {
    retention(fields.get("retention"), problems);
    return new Brand.Reach(
        names(fields, "environment", problems),
        names(fields, "secrets", problems),
        names(fields, "hosts", problems),
        queues(fields.get("queues"), hours, problems));
  }

  private static Set<String> names(Fields fields, String key, Problems problems) {
    return new LinkedHashSet<>(Values.words(fields.get(key), "names", problems));
  }

  private static Set<String> queues(@Nullable Yaml value, Set<String> hours, Problems problems) {
    Set<String> names = new LinkedHashSet<>();
    Yaml.Mapping map = Values.map(value, "queues by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        names.add(entry.name());
        queue(entry, hours, problems);
      }
    }
    return names;
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
