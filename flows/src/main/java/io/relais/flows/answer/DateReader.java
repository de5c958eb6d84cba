package io.relais.flows.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A calendar date: the one day that the text names. Times of day are passed over.
 *
 * <p>A day without a year, or without a month, is the next one to come, today included, unless the
 * text speaks of the past. A weekday is the next one to come; if it is today's, it is in doubt. All
 * that the text names must be the same day; a number that is left over, a negation, a "before" or
 * an "every" gives nothing.
 */
final class DateReader {
  /** In this order: a later one sees only what the earlier ones have left. */
  private static final List<Consumer<DateScan>> FINDERS =
      List.of(
          DateNoise::pass,
          NumericDates::find,
          ClockTimes::pass,
          WrittenDates::find,
          RelativeDates::find,
          Weekdays::find,
          DaysOfMonth::find,
          Feasts::find);

  private DateReader() {}

  static Optional<LocalDate> read(String text, ReadingContext context) {
    DateScan scan = new DateScan(Tokens.of(text), context);
    for (Consumer<DateScan> finder : FINDERS) {
      finder.accept(scan);
      if (scan.isDoubtful()) {
        return Optional.empty();
      }
    }
    return scan.mentions().isEmpty() || DateNoise.hasLeftovers(scan)
        ? Optional.empty()
        : DateChoice.of(scan);
  }
}
