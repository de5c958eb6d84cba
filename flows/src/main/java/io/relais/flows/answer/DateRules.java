package io.relais.flows.answer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** Which year and month a date without them is in. */
final class DateRules {
  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;

  /** A year of two digits that is at most this far ahead is of this century. */
  private static final int YEARS_AHEAD = 5;

  /** One that would be at most this far back is of the last century; between them it is unsure. */
  private static final int YEARS_BACK = 90;

  private static final int CENTURY = 100;
  private static final int MONTHS_SEARCHED = 3;

  private DateRules() {}

  /** The day of a month; February 29 exists. */
  static Optional<MonthDay> monthDay(int month, int day) {
    try {
      return Optional.of(MonthDay.of(month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The year that two or four digits mean. */
  static Optional<Integer> year(String digits, LocalDate today) {
    int value = Integer.parseInt(digits.substring(0, Math.min(digits.length(), 4)));
    if (digits.length() == 4) {
      return value >= FIRST_YEAR && value <= LAST_YEAR ? Optional.of(value) : Optional.empty();
    }
    if (digits.length() != 2) {
      return Optional.empty();
    }
    int century = today.getYear() / CENTURY * CENTURY;
    if (century + value <= today.getYear() + YEARS_AHEAD) {
      return Optional.of(century + value);
    }
    int earlier = century - CENTURY + value;
    return earlier >= today.getYear() - YEARS_BACK ? Optional.of(earlier) : Optional.empty();
  }

  /** The next such day, today included, or the last one; nothing if that year has no such day. */
  static Optional<LocalDate> inYear(MonthDay day, LocalDate today, boolean past) {
    MonthDay now = MonthDay.from(today);
    int year = today.getYear();
    int chosen =
        past ? (day.isAfter(now) ? year - 1 : year) : (day.isBefore(now) ? year + 1 : year);
    return day.isValidYear(chosen) ? Optional.of(day.atYear(chosen)) : Optional.empty();
  }

  /** The next month's (or this month's) day of that number, today included, or the last one. */
  static Optional<LocalDate> inMonth(int day, LocalDate today, boolean past) {
    for (int months = 0; months < MONTHS_SEARCHED; months++) {
      LocalDate month = today.withDayOfMonth(1).plusMonths(past ? -months : months);
      if (day >= 1 && day <= month.lengthOfMonth()) {
        LocalDate date = month.withDayOfMonth(day);
        if (past ? !date.isAfter(today) : !date.isBefore(today)) {
          return Optional.of(date);
        }
      }
    }
    return Optional.empty();
  }
}
