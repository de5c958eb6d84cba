package io.relais.flows.answer;

import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;

/** Whether the day or the month comes first in "04/05". */
enum DateOrder {
  DAY_FIRST,
  /** Day first, but the writer may come from where the month does. */
  MOSTLY_DAY_FIRST,
  MONTH_FIRST,
  UNSURE;

  private static final Set<String> MONTH_FIRST_COUNTRIES = Set.of("US", "PH", "PR", "GU");

  /** Both orders, or the year first, are usual. */
  private static final Set<String> UNSURE_COUNTRIES =
      Set.of("", "CA", "JP", "CN", "KR", "TW", "HU", "LT", "ZA", "KE");

  static DateOrder of(DateScan scan) {
    String country = scan.country();
    return switch (scan.language()) {
      case FRENCH -> MONTH_FIRST_COUNTRIES.contains(country) ? UNSURE : DAY_FIRST;
      case ENGLISH ->
          MONTH_FIRST_COUNTRIES.contains(country)
              ? MONTH_FIRST
              : UNSURE_COUNTRIES.contains(country) ? UNSURE : MOSTLY_DAY_FIRST;
      case OTHER ->
          MONTH_FIRST_COUNTRIES.contains(country) || UNSURE_COUNTRIES.contains(country)
              ? UNSURE
              : DAY_FIRST;
    };
  }

  /**
   * The day that two numbers name.
   *
   * @param fullYear whether a year of four digits follows; then a month above twelve can only be a
   *     day ("12/24/2026"), while "12/24" may also be the end of a card
   */
  Optional<MonthDay> read(int first, int second, boolean fullYear) {
    Optional<MonthDay> dayFirst = DateRules.monthDay(second, first);
    Optional<MonthDay> monthFirst = DateRules.monthDay(first, second);
    return switch (this) {
      case DAY_FIRST -> dayFirst;
      case MOSTLY_DAY_FIRST -> fullYear ? dayFirst.or(() -> monthFirst) : dayFirst;
      case MONTH_FIRST -> monthFirst.or(() -> dayFirst);
      case UNSURE -> {
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
          yield first == second ? dayFirst : Optional.empty();
        }
        yield dayFirst.or(() -> monthFirst);
      }
    };
  }
}
