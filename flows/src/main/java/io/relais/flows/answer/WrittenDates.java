package io.relais.flows.answer;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;

/** "24 décembre 2026", "le 1er mai", "24th of December", "December 24th, 2026". */
final class WrittenDates {
  private static final Set<String> ORDINALS = Set.of("er", "e", "eme", "st", "nd", "rd", "th");
  private static final Set<String> BEFORE_MONTH = Set.of("of", "de", "-", ".", ",", "/");
  private static final Set<String> BEFORE_YEAR = Set.of(",", ".", "of", "de", "en", "-", "/", "'");
  private static final int LONGEST_SPELT_NUMBER = 6;

  /** "24 décembre 10" may be ten o'clock, "24 décembre 26" is a year. */
  private static final int LAST_HOUR = 24;

  private WrittenDates() {}

  /** A day of the month and where it stands. */
  private record Day(int value, int start, int end) {}

  static void find(DateScan scan) {
    for (int i = 0; i < scan.tokens().size() && !scan.isDoubtful(); i++) {
      Optional<Month> month = DateWords.of(scan.language()).month(scan.openWord(i));
      if (month.isPresent()) {
        around(scan, i, month.get());
      }
    }
  }

  private static void around(DateScan scan, int at, Month month) {
    Optional<Day> before = dayBefore(scan, at);
    Optional<Day> day =
        before.isEmpty() && scan.language() == Language.ENGLISH ? dayAfter(scan, at) : before;
    if (day.isEmpty()) {
      return;
    }
    int start = Math.min(day.get().start(), at);
    int end = Math.max(day.get().end(), at + 1);
    Optional<MonthDay> date = DateRules.monthDay(month.getValue(), day.get().value());
    if (date.isEmpty()) {
      scan.doubt();
      return;
    }
    int dot = scan.tokens().isSign(end, ".") && end == at + 1 ? end + 1 : end;
    withYear(scan, date.get(), start, dot);
  }

  private static void withYear(DateScan scan, MonthDay day, int start, int end) {
    Tokens tokens = scan.tokens();
    int at = end;
    while (BEFORE_YEAR.contains(tokens.at(at).text()) && at < end + 2) {
      at++;
    }
    Optional<Integer> year = yearAt(scan, at);
    if (year.isEmpty()) {
      scan.found(new DateMention.InYear(day), start, end);
      return;
    }
    if (!day.isValidYear(year.get())) {
      scan.doubt();
      return;
    }
    int yearEnd = tokens.hasDigits(at) ? at + 1 : endOfSpelt(scan, at);
    LocalDate date = day.atYear(year.get());
    scan.found(new DateMention.On(date), start, yearEnd);
  }

  /** Four digits, two that nothing else claims, or the year in words. */
  private static Optional<Integer> yearAt(DateScan scan, int at) {
    Tokens tokens = scan.tokens();
    if (scan.openNumber(at) < 0) {
      return Cardinal.at(tokens, at, scan.language())
          .filter(c -> c.value() >= DateRules.FIRST_YEAR && c.value() <= DateRules.LAST_YEAR)
          .map(c -> (int) c.value());
    }
    boolean alone = !tokens.hasDigits(at + 1) && !tokens.at(at + 1).isWord();
    boolean sign = tokens.isGlued(at + 1) && "-/:.".contains(tokens.at(at + 1).text());
    boolean joined = sign && tokens.hasDigits(at + 2);
    boolean four = tokens.at(at).text().length() == 4;
    boolean signed = tokens.at(at - 1).kind() == Token.Kind.SIGN;
    boolean hour = scan.openNumber(at) <= LAST_HOUR && !signed;
    return (four || (alone && !hour)) && !joined
        ? DateRules.year(tokens.at(at).text(), scan.today())
        : Optional.empty();
  }

  private static int endOfSpelt(DateScan scan, int at) {
    return Cardinal.at(scan.tokens(), at, scan.language()).map(Cardinal::end).orElse(at);
  }

  private static Optional<Day> dayBefore(DateScan scan, int month) {
    Tokens tokens = scan.tokens();
    int end = month;
    while (end > 0 && BEFORE_MONTH.contains(tokens.at(end - 1).text()) && end > month - 2) {
      end--;
    }
    int last = end - 1;
    boolean ordinal = ORDINALS.contains(tokens.word(last)) && tokens.hasDigits(last - 1);
    int digits = ordinal ? last - 1 : last;
    if (scan.openNumber(digits) >= 0) {
      return Optional.of(new Day(scan.openNumber(digits), digits, month));
    }
    if (DateWords.of(scan.language()).firsts().contains(tokens.word(last))) {
      return Optional.of(new Day(1, last, month));
    }
    if (scan.language() == Language.ENGLISH) {
      return EnglishOrdinals.endingAt(tokens, last)
          .map(spelt -> new Day(spelt.value(), spelt.start(), month))
          .or(() -> speltBefore(scan, last + 1, month));
    }
    return tokens.word(month).equals("sept") ? Optional.empty() : speltBefore(scan, end, month);
  }

  /** The longest number in words that ends right before the month: "vingt-quatre décembre". */
  private static Optional<Day> speltBefore(DateScan scan, int end, int month) {
    for (int start = Math.max(0, end - LONGEST_SPELT_NUMBER); start < end; start++) {
      int from = start;
      Optional<Day> day =
          Cardinal.at(scan.tokens(), start, scan.language())
              .filter(c -> c.end() == end && scan.isOpen(from))
              .map(c -> new Day((int) Math.min(c.value(), 99), from, month));
      if (day.isPresent()) {
        return day;
      }
    }
    return Optional.empty();
  }

  /** "December 24th", "Dec. the 24th". */
  private static Optional<Day> dayAfter(DateScan scan, int month) {
    Tokens tokens = scan.tokens();
    int at = month + 1;
    while (Set.of(".", ",", "the", "-").contains(tokens.at(at).text()) && at < month + 3) {
      at++;
    }
    int value = scan.openNumber(at);
    if (value < 0 || value > 31) {
      return EnglishOrdinals.startingAt(tokens, at)
          .map(ordinal -> new Day(ordinal.value(), ordinal.start(), ordinal.end()));
    }
    boolean ordinal = tokens.isGlued(at + 1) && ORDINALS.contains(tokens.word(at + 1));
    return Optional.of(new Day(value, at, ordinal ? at + 2 : at + 1));
  }
}
