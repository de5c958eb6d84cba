package io.relais.flows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When somebody is there ({@code hours} of brand.yaml): intervals by weekday, and dates that
 * differ.
 *
 * <p>Where clocks are put back, an interval lasts from the first time that they show its beginning
 * to the last time that they show a moment of it; where they are put forward, what they never show
 * is no opening time.
 *
 * @param week at least one day has an interval, so that there always is a next opening
 * @param exceptions dates that do not follow the week; an empty list is a closed day
 */
public record OpeningHours(
    Map<DayOfWeek, List<Interval>> week, Map<LocalDate, List<Interval>> exceptions) {
  /** Dates that may differ: more than a year of them is a mistake. */
  public static final int MAX_EXCEPTIONS = 400;

  private static final int DAYS_OF_WEEK = 7;

  /** Weeks searched beyond the exceptions: clock changes and skipped days can empty a day. */
  private static final int SPARE_WEEKS = 4;

  public OpeningHours {
    EnumMap<DayOfWeek, List<Interval>> days = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, intervals) -> days.put(day, List.copyOf(intervals)));
    TreeMap<LocalDate, List<Interval>> dates = new TreeMap<>();
    exceptions.forEach((date, intervals) -> dates.put(date, List.copyOf(intervals)));
    if (days.values().stream().allMatch(List::isEmpty) || dates.size() > MAX_EXCEPTIONS) {
      throw new IllegalArgumentException(
          "Expected a weekday with an interval and at most " + MAX_EXCEPTIONS + " exceptions");
    }
    week = Collections.unmodifiableMap(days);
    exceptions = Collections.unmodifiableMap(dates);
  }

  /**
   * From one time of a day to another, by the clock on the wall.
   *
   * @param from minutes from midnight
   * @param to minutes from midnight, later than {@code from}; 1440 is the end of the day
   */
  public record Interval(int from, int to) {
    public static final int END_OF_DAY = 24 * 60;

    public Interval {
      if (from < 0 || from >= to || to > END_OF_DAY) {
        throw new IllegalArgumentException("Expected an interval of one day");
      }
    }
  }

  private record Stretch(Instant from, Instant to) {}

  /** Whether it is open at {@code now} in {@code zone}. */
  public boolean isOpen(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return Stream.of(today.minusDays(1), today, today.plusDays(1))
        .flatMap(day -> stretches(day, zone))
        .anyMatch(stretch -> !now.isBefore(stretch.from()) && now.isBefore(stretch.to()));
  }

  /** When it opens next; while it is open, {@code now} itself. */
  public Instant nextOpen(Instant now, ZoneId zone) {
    LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
    int days = DAYS_OF_WEEK * (exceptions.size() + SPARE_WEEKS);
    return Stream.iterate(yesterday, day -> day.plusDays(1))
        .limit(days)
        .flatMap(day -> stretches(day, zone))
        .filter(stretch -> stretch.to().isAfter(now))
        .map(stretch -> stretch.from().isBefore(now) ? now : stretch.from())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected a week with an opening in it"));
  }

  private Stream<Stretch> stretches(LocalDate day, ZoneId zone) {
    List<Interval> intervals =
        Optional.ofNullable(exceptions.get(day))
            .orElseGet(() -> week.getOrDefault(day.getDayOfWeek(), List.of()));
    return intervals.stream()
        .map(
            interval ->
                new Stretch(
                    begin(at(day, interval.from()), zone), end(at(day, interval.to()), zone)))
        .filter(stretch -> stretch.from().isBefore(stretch.to()));
  }

  private static LocalDateTime at(LocalDate day, int minutes) {
    return day.atStartOfDay().plusMinutes(minutes);
  }

  private static Instant begin(LocalDateTime at, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(at);
    if (change == null) {
      return at.atZone(zone).toInstant();
    }
    return change.isGap() ? change.getInstant() : at.toInstant(change.getOffsetBefore());
  }

  private static Instant end(LocalDateTime at, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(at);
    if (change == null) {
      return at.atZone(zone).toInstant();
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    boolean beforeItRepeats = at.equals(change.getDateTimeAfter());
    return at.toInstant(beforeItRepeats ? change.getOffsetBefore() : change.getOffsetAfter());
  }
}
