package io.relais.flows.yaml;

import io.relais.flows.OpeningHours;
import io.relais.flows.OpeningHours.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads opening hours by name ({@code hours} of brand.yaml). */
final class HoursReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(" + String.join("|", DAYS) + ")";
  private static final Pattern RANGE = Pattern.compile(DAY + "(?:-" + DAY + ")?");
  private static final Pattern INTERVAL =
      Pattern.compile("([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])");
  private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** What takes the place of hours that cannot be read; no bundle is made of it. */
  private static final OpeningHours STAND_IN =
      new OpeningHours(
          Map.of(DayOfWeek.MONDAY, List.of(new Interval(0, Interval.END_OF_DAY))), Map.of());

  private final Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, List<Interval>> exceptions = new TreeMap<>();
  private final Problems problems;

  private HoursReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * All hours, by name. Hours that cannot be read are there as well, so that what refers to them is
   * not reported, too.
   */
  static Map<String, OpeningHours> read(@Nullable Yaml value, Problems problems) {
    Map<String, OpeningHours> byName = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(value, "opening hours by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        boolean named = Names.checkVariable(entry.name(), entry.key().at(), problems);
        OpeningHours hours = new HoursReader(problems).hours(entry);
        if (named) {
          byName.put(entry.name(), hours);
        }
      }
    }
    return byName;
  }

  private OpeningHours hours(Yaml.Entry named) {
    int before = problems.count();
    Yaml.Mapping days = Values.map(named.value(), "intervals by day", problems);
    if (days == null) {
      return STAND_IN;
    }
    days.entries().forEach(this::day);
    if (problems.count() > before) {
      return STAND_IN;
    }
    if (week.values().stream().allMatch(List::isEmpty)) {
      problems.e01(
          named.key().at(),
          "Expected at least one weekday with an interval, but `" + named.name() + "` has none",
          "write for example mon-fri: [\"09:00-18:00\"]");
      return STAND_IN;
    }
    return new OpeningHours(week, exceptions);
  }

  private void day(Yaml.Entry day) {
    Matcher range = RANGE.matcher(day.name());
    if (day.name().equals("on")) {
      exceptions(day.value());
    } else if (range.matches()) {
      List<Interval> intervals = intervals(day.value());
      for (DayOfWeek each : days(range.group(1), range.group(2))) {
        if (week.put(each, intervals) != null) {
          String name = DAYS.get(each.getValue() - 1);
          problems.e01(
              day.key().at(), "Expected each day once, but `" + name + "` stands here again");
        }
      }
    } else {
      problems.e01(
          day.key().at(),
          "Expected days such as `mon-fri` or `sat`, or `on`, but found `" + day.name() + "`");
    }
  }

  /** {@code sat-mon} goes over the end of the week. */
  private static List<DayOfWeek> days(String first, @Nullable String last) {
    List<DayOfWeek> days = new ArrayList<>();
    DayOfWeek day = DayOfWeek.of(DAYS.indexOf(first) + 1);
    DayOfWeek end = last == null ? day : DayOfWeek.of(DAYS.indexOf(last) + 1);
    days.add(day);
    while (day != end) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }

  private void exceptions(Yaml value) {
    Yaml.Mapping dates = Values.map(value, "intervals by date", problems);
    if (dates == null) {
      return;
    }
    if (dates.entries().size() > OpeningHours.MAX_EXCEPTIONS) {
      problems.e01(
          dates.at(),
          "Expected at most "
              + OpeningHours.MAX_EXCEPTIONS
              + " dates, but found "
              + dates.entries().size());
      return;
    }
    for (Yaml.Entry date : dates.entries()) {
      Optional<LocalDate> read = date(date.name());
      if (read.isEmpty()) {
        problems.e01(
            date.key().at(), "Expected a date such as 2026-12-24, but found `" + date.name() + "`");
      }
      List<Interval> intervals = intervals(date.value());
      read.ifPresent(day -> exceptions.put(day, intervals));
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return ISO_DATE.matcher(text).matches()
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private List<Interval> intervals(Yaml value) {
    if (value instanceof Yaml.Scalar word && word.text().equals("closed")) {
      return List.of();
    }
    List<Interval> intervals = new ArrayList<>();
    Yaml.Sequence list =
        Values.list(value, "intervals, as [\"09:00-12:30\"], or `closed`", problems);
    if (list != null) {
      for (Yaml item : list.items()) {
        interval(item).ifPresent(interval -> add(interval, item, intervals));
      }
    }
    return intervals.stream().sorted(Comparator.comparingInt(Interval::from)).toList();
  }

  private void add(Interval interval, Yaml item, List<Interval> intervals) {
    boolean overlaps =
        intervals.stream()
            .anyMatch(other -> interval.from() < other.to() && other.from() < interval.to());
    if (overlaps) {
      problems.e01(
          item.at(), "Expected intervals apart from each other, but this one overlaps another");
    } else {
      intervals.add(interval);
    }
  }

  private Optional<Interval> interval(Yaml item) {
    Matcher written =
        INTERVAL.matcher(item instanceof Yaml.Scalar scalar ? scalar.text().strip() : "");
    if (!written.matches()) {
      problems.expected("an interval such as \"09:00-12:30\"", item, null);
      return Optional.empty();
    }
    int from = minutes(written.group(1), written.group(2));
    int to = minutes(written.group(3), written.group(4));
    if (from >= Interval.END_OF_DAY || to > Interval.END_OF_DAY) {
      problems.expected("times from 00:00 to 24:00", item, null);
      return Optional.empty();
    }
    if (from >= to) {
      problems.expected(
          "an interval that ends later than it begins",
          item,
          "over midnight, write 22:00-24:00 here and 00:00-02:00 on the next day");
      return Optional.empty();
    }
    return Optional.of(new Interval(from, to));
  }

  private static int minutes(String hours, String minutes) {
    return 60 * Integer.parseInt(hours) + Integer.parseInt(minutes);
  }
}
