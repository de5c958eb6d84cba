package io.relais.flows.expr;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A date or moment as people say it from now: {@code dans 20 minutes}, {@code demain à 9h}, {@code
 * on Monday at 9:30 am}, {@code le 25 novembre}. Midnight is a date, as everywhere in expressions.
 */
record RelativeTimes(Writing writing) {
  /** Nearer moments are told in minutes. */
  private static final Duration IN_MINUTES = Duration.ofMinutes(60);

  /** Days ahead that their weekday names without doubt. */
  private static final int WEEKDAYS = 6;

  private static final int NOON = 12;

  String write(Instant local) {
    LocalDateTime at = LocalDateTime.ofInstant(local, ZoneOffset.UTC);
    if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return day(local);
    }
    Duration until = Duration.between(writing.now(), writing.exact(local));
    boolean near = until.abs().compareTo(IN_MINUTES) < 0;
    return near && isSpoken()
        ? minutes(until)
        : day(local) + clock(at.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
  }

  private String language() {
    return writing.locale().getLanguage();
  }

  private boolean isSpoken() {
    return language().equals("fr") || language().equals("en");
  }

  /** What is still to come is rounded up, so that nobody is promised too early a time. */
  private String minutes(Duration until) {
    boolean over = until.isNegative();
    long minutes = over ? until.abs().toMinutes() : until.plusSeconds(59).toMinutes();
    boolean french = language().equals("fr");
    if (minutes == 0) {
      return french ? "maintenant" : "now";
    }
    String count = minutes + (minutes == 1 ? " minute" : " minutes");
    if (over) {
      return french ? "il y a " + count : count + " ago";
    }
    return (french ? "dans " : "in ") + count;
  }

  private String day(Instant local) {
    LocalDate date = Writing.dateOf(local);
    LocalDate today = Writing.dateOf(writing.today());
    int days = Math.clamp(ChronoUnit.DAYS.between(today, date), -WEEKDAYS - 1, WEEKDAYS + 1);
    boolean weekday = days > 1 && days <= WEEKDAYS;
    String name = date.getDayOfWeek().getDisplayName(TextStyle.FULL, writing.locale());
    return switch (language()) {
      case "fr" ->
          switch (days) {
            case -1 -> "hier";
            case 0 -> "aujourd'hui";
            case 1 -> "demain";
            default -> weekday ? name : "le " + writing.date(local);
          };
      case "en" ->
          switch (days) {
            case -1 -> "yesterday";
            case 0 -> "today";
            case 1 -> "tomorrow";
            default -> "on " + (weekday ? name : writing.date(local));
          };
      default -> writing.date(local);
    };
  }

  private String clock(LocalTime time) {
    return switch (language()) {
      case "fr" -> " à " + time.getHour() + "h" + (time.getMinute() == 0 ? "" : minute(time));
      case "en" -> " at " + english(time);
      default ->
          " "
              + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                  .withLocale(writing.locale())
                  .format(time);
    };
  }

  private static String english(LocalTime time) {
    if (time.equals(LocalTime.NOON)) {
      return "noon";
    }
    int hour = time.getHour() % NOON == 0 ? NOON : time.getHour() % NOON;
    String minutes = time.getMinute() == 0 ? "" : ":" + minute(time);
    return hour + minutes + (time.getHour() < NOON ? " am" : " pm");
  }

  private static String minute(LocalTime time) {
    return String.format(Locale.ROOT, "%02d", time.getMinute());
  }
}
