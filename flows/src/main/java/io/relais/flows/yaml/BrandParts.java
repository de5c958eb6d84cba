package io.relais.flows.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the shape of what brand.yaml already may hold and nothing reads yet. */
final class BrandParts {
  private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
  private static final Pattern DAYS = Pattern.compile(DAY + "(-" + DAY + ")?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[01][0-9]-[0-3][0-9]");
  private static final String TIME = "([01][0-9]|2[0-4]):[0-5][0-9]";
  private static final Pattern INTERVAL = Pattern.compile(TIME + "-" + TIME);

  /** Conversations that one queue may hold at once. */
  private static final int MAX_CAPACITY = 10_000;

  private BrandParts() {}

  static void check(Fields fields, Problems problems) {
    for (String list : List.of("environment", "secrets", "hosts")) {
      Values.words(fields.get(list), "names", problems);
    }
    Set<String> hours = hours(fields.get("hours"), problems);
    queues(fields.get("queues"), hours, problems);
    retention(fields.get("retention"), problems);
  }

  private static Set<String> hours(@Nullable Yaml value, Problems problems) {
    Set<String> names = new HashSet<>();
    Yaml.Mapping map = Values.map(value, "opening hours by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        names.add(entry.name());
        Yaml.Mapping week = Values.map(entry.value(), "intervals by day", problems);
        if (week != null) {
          week.entries().forEach(day -> day(day, problems));
        }
      }
    }
    return names;
  }

  private static void day(Yaml.Entry day, Problems problems) {
    if (day.name().equals("on")) {
      Yaml.Mapping dates = Values.map(day.value(), "intervals by date", problems);
      if (dates != null) {
        dates.entries().forEach(date -> exception(date, problems));
      }
    } else if (DAYS.matcher(day.name()).matches()) {
      intervals(day.value(), problems);
    } else {
      problems.e01(
          day.key().at(),
          "Expected days such as `mon-fri` or `sat`, or `on`, but found `" + day.name() + "`");
    }
  }

  private static void exception(Yaml.Entry date, Problems problems) {
    if (!DATE.matcher(date.name()).matches()) {
      problems.e01(
          date.key().at(), "Expected a date such as 2026-12-24, but found `" + date.name() + "`");
    }
    boolean closed = date.value() instanceof Yaml.Scalar word && word.text().equals("closed");
    if (!closed) {
      intervals(date.value(), problems);
    }
  }

  private static void intervals(Yaml value, Problems problems) {
    Yaml.Sequence list = Values.list(value, "intervals, as [\"09:00-12:30\"]", problems);
    if (list != null) {
      for (Yaml item : list.items()) {
        boolean fine =
            item instanceof Yaml.Scalar scalar && INTERVAL.matcher(scalar.text()).matches();
        if (!fine) {
          problems.expected("an interval such as \"09:00-12:30\"", item, null);
        }
      }
    }
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
