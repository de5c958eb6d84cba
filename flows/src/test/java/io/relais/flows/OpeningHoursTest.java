package io.relais.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.OpeningHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpeningHoursTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Intervals of these tests begin and end at quarters, so this sees every one of them. */
  private static final Duration STEP = Duration.ofMinutes(5);

  /** Steps around a clock change that are looked at one by one: three days. */
  private static final int STEPS = 3 * 24 * 12;

  private static final OpeningHours SAV =
      new OpeningHours(
          Map.of(
              DayOfWeek.MONDAY, List.of(interval("09:00-12:30"), interval("13:30-18:00")),
              DayOfWeek.TUESDAY, List.of(interval("09:00-12:30"), interval("13:30-18:00")),
              DayOfWeek.SATURDAY, List.of(interval("10:00-13:00"))),
          Map.of(
              LocalDate.parse("2026-12-21"), List.of(),
              LocalDate.parse("2026-12-24"), List.of(interval("09:00-12:00"))));

  @ParameterizedTest(name = "at {0} it is open: {1}, and opens next at {2}")
  @CsvSource({
    "2026-11-23T08:59, false, 2026-11-23T09:00",
    "2026-11-23T09:00, true, 2026-11-23T09:00",
    "2026-11-23T12:29, true, 2026-11-23T12:29",
    "2026-11-23T12:30, false, 2026-11-23T13:30",
    "2026-11-23T18:00, false, 2026-11-24T09:00",
    "2026-11-24T18:00, false, 2026-11-28T10:00",
    "2026-11-28T13:00, false, 2026-11-30T09:00",
    "2026-12-21T10:00, false, 2026-12-22T09:00",
    "2026-12-24T11:59, true, 2026-12-24T11:59",
    "2026-12-24T12:00, false, 2026-12-26T10:00",
  })
  void hoursFollowTheWeekAndItsExceptions(LocalDateTime at, boolean open, LocalDateTime next) {
    Instant now = at.atZone(PARIS).toInstant();

    assertThat(SAV.isOpen(now, PARIS)).isEqualTo(open);
    assertThat(SAV.nextOpen(now, PARIS)).isEqualTo(next.atZone(PARIS).toInstant());
  }

  @Test
  void aNightIsOneStretchOverMidnight() {
    OpeningHours bar =
        new OpeningHours(
            Map.of(
                DayOfWeek.FRIDAY, List.of(interval("22:00-24:00")),
                DayOfWeek.SATURDAY, List.of(interval("00:00-02:00"))),
            Map.of());

    Instant midnight = LocalDateTime.parse("2026-11-28T00:00").atZone(PARIS).toInstant();

    assertThat(bar.isOpen(midnight.minusSeconds(1), PARIS)).isTrue();
    assertThat(bar.isOpen(midnight, PARIS)).isTrue();
    assertThat(bar.nextOpen(midnight.minusSeconds(1), PARIS)).isEqualTo(midnight.minusSeconds(1));
  }

  @Test
  void whatClocksNeverShowIsNoOpeningTimeAndWhatTheyShowTwiceIsOpenTwice() {
    OpeningHours night =
        new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(interval("02:15-02:45"))), Map.of());

    Instant spring = Instant.parse("2026-03-29T00:00:00Z");
    Instant autumn = Instant.parse("2026-10-25T00:00:00Z");

    assertThat(night.nextOpen(spring, PARIS)).isEqualTo("2026-04-05T00:15:00Z");
    assertThat(night.nextOpen(autumn, PARIS)).isEqualTo("2026-10-25T00:15:00Z");
    assertThat(night.isOpen(Instant.parse("2026-10-25T01:44:59Z"), PARIS)).isTrue();
    assertThat(night.isOpen(Instant.parse("2026-10-25T01:45:00Z"), PARIS)).isFalse();
  }

  @Test
  void longClosuresAreSkippedUntilTheNextOpening() {
    Map<LocalDate, List<Interval>> closed = new HashMap<>();
    LocalDate first = LocalDate.parse("2026-11-28");
    for (int week = 0; week < OpeningHours.MAX_EXCEPTIONS; week++) {
      closed.put(first.plusWeeks(week), List.of());
    }
    OpeningHours saturdays =
        new OpeningHours(Map.of(DayOfWeek.SATURDAY, List.of(interval("10:00-13:00"))), closed);

    Instant next = saturdays.nextOpen(Instant.parse("2026-11-23T09:00:00Z"), PARIS);

    LocalDate reopened = first.plusWeeks(OpeningHours.MAX_EXCEPTIONS);
    assertThat(next).isEqualTo(reopened.atTime(10, 0).atZone(PARIS).toInstant());
  }

  @Test
  void hoursThatNeverOpenAreRefused() {
    Map<DayOfWeek, List<Interval>> never = Map.of(DayOfWeek.MONDAY, List.of());

    assertThatThrownBy(() -> new OpeningHours(never, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Where clocks were or will be changed, in ways that are unlike each other. */
  static Stream<Change> changes() {
    return Stream.of(
        new Change("Europe/Paris", "2026-03-29"),
        new Change("Europe/Paris", "2026-10-25"),
        new Change("America/New_York", "2026-03-08"),
        new Change("America/New_York", "2026-11-01"),
        new Change("Australia/Lord_Howe", "2026-04-05"),
        new Change("Australia/Lord_Howe", "2026-10-04"),
        new Change("America/Sao_Paulo", "2018-02-18"),
        new Change("America/Sao_Paulo", "2018-11-04"),
        new Change("Pacific/Apia", "2011-12-30"),
        new Change("Asia/Kathmandu", "2026-11-23"),
        new Change("UTC", "2026-11-23"));
  }

  record Change(String zone, String day) {}

  @ParameterizedTest
  @MethodSource("changes")
  void hoursAgreeWithTheClockOnTheWallAroundItsChanges(Change change) {
    ZoneId zone = ZoneId.of(change.zone());
    Instant begin = LocalDate.parse(change.day()).minusDays(1).atStartOfDay(zone).toInstant();
    for (long seed = 1; seed <= 12; seed++) {
      OpeningHours hours = random(new Random(seed));
      Instant nextOpen = null;
      for (int step = STEPS; step >= 0; step--) {
        Instant now = begin.plus(STEP.multipliedBy(step));
        String place = change + ", seed " + seed + ", " + now;
        boolean open = hours.isOpen(now, zone);
        boolean byTheWall = onTheWall(hours, LocalDateTime.ofInstant(now, zone));
        if (byTheWall || !isShownTwice(now, zone)) {
          assertThat(open).as(place).isEqualTo(byTheWall);
        }
        nextOpen = open ? now : nextOpen;
        if (nextOpen != null) {
          assertThat(hours.nextOpen(now, zone)).as(place).isEqualTo(nextOpen);
        } else {
          assertThat(hours.nextOpen(now, zone)).as(place).isAfter(now);
        }
      }
    }
  }

  private static boolean onTheWall(OpeningHours hours, LocalDateTime wall) {
    int minute = wall.getHour() * 60 + wall.getMinute();
    List<Interval> intervals =
        hours
            .exceptions()
            .getOrDefault(
                wall.toLocalDate(), hours.week().getOrDefault(wall.getDayOfWeek(), List.of()));
    return intervals.stream().anyMatch(i -> i.from() <= minute && minute < i.to());
  }

  private static boolean isShownTwice(Instant now, ZoneId zone) {
    return zone.getRules().getValidOffsets(LocalDateTime.ofInstant(now, zone)).size() > 1;
  }

  private static OpeningHours random(Random random) {
    Map<DayOfWeek, List<Interval>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, intervals(random));
    }
    week.put(DayOfWeek.WEDNESDAY, List.of(interval("09:00-17:00")));
    return new OpeningHours(week, Map.of(LocalDate.parse("2026-10-26"), intervals(random)));
  }

  /** Short ones, near the hours at which clocks are changed. */
  private static List<Interval> intervals(Random random) {
    List<Interval> intervals = new ArrayList<>();
    int at = random.nextInt(4) == 0 ? 0 : 15 * random.nextInt(12);
    while (at < Interval.END_OF_DAY && intervals.size() < 6) {
      int to = Math.min(Interval.END_OF_DAY, at + 15 * (1 + random.nextInt(8)));
      intervals.add(new Interval(at, to));
      at = to + 15 * random.nextInt(20);
    }
    return intervals;
  }

  private static Interval interval(String written) {
    String[] times = written.split("-");
    return new Interval(minutes(times[0]), minutes(times[1]));
  }

  private static int minutes(String time) {
    String[] parts = time.split(":");
    return 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
  }
}
