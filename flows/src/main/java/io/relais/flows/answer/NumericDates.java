package io.relais.flows.answer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** "24/12/2026", "24.12.26", "2026-12-24", "24/12", "24 12 2026". */
final class NumericDates {
  private static final String SEPARATORS = "/-.";

  private NumericDates() {}

  static void find(DateScan scan) {
    for (int i = 0; i < scan.tokens().size() && !scan.isDoubtful(); i++) {
      boolean starts = scan.isOpen(i) && scan.tokens().hasDigits(i) && !continuesNumber(scan, i);
      if (starts) {
        at(scan, i);
      }
    }
  }

  private static boolean continuesNumber(DateScan scan, int index) {
    Token before = scan.tokens().at(index - 1);
    boolean sign = before.kind() == Token.Kind.SIGN && "-/.,+_#@'°".contains(before.text());
    return scan.tokens().isGlued(index)
        && (before.isWord()
            || (sign && scan.tokens().isGlued(index - 1))
            || before.isSign("+")
            || before.isSign("°"));
  }

  private static void at(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    int second = afterSeparator(tokens, i + 1);
    int third = second < 0 ? -1 : afterSeparator(tokens, second + 1);
    boolean sameSign =
        third >= 0 && tokens.at(second - 1).text().equals(tokens.at(third - 1).text());
    if (sameSign && !continues(tokens, third + 1)) {
      full(scan, i, second, third);
    } else if (third < 0 && second >= 0 && !continues(tokens, second + 1)) {
      dayAndMonth(scan, i, second);
    } else if (isSpacedDate(tokens, i)) {
      full(scan, i, i + 1, i + 2);
    }
  }

  /** The digits after a separator that begins at an index; -1 if there are none. */
  private static int afterSeparator(Tokens tokens, int index) {
    boolean sign = tokens.at(index).kind() == Token.Kind.SIGN;
    boolean separator = sign && SEPARATORS.contains(tokens.at(index).text());
    boolean sameSpace = tokens.at(index).spaced() == tokens.at(index + 1).spaced();
    boolean spacedSlash = tokens.isSign(index, "/") || tokens.isGlued(index);
    return separator && sameSpace && spacedSlash && tokens.hasDigits(index + 1) ? index + 1 : -1;
  }

  /** A further group, or letters that touch the last one: not a date. */
  private static boolean continues(Tokens tokens, int end) {
    boolean isoTime = tokens.word(end).equals("t") && tokens.hasDigits(end + 1);
    boolean word = tokens.isGlued(end) && tokens.at(end).isWord() && !isoTime;
    boolean sign =
        tokens.isGlued(end)
            && tokens.isGlued(end + 1)
            && (tokens.hasDigits(end + 1) || tokens.at(end + 1).isWord())
            && "-/.,:".contains(tokens.at(end).text());
    return word || sign;
  }

  private static boolean isSpacedDate(Tokens tokens, int i) {
    return tokens.hasDigits(i + 1)
        && tokens.hasDigits(i + 2)
        && tokens.at(i).text().length() <= 2
        && tokens.at(i + 1).text().length() <= 2
        && tokens.at(i + 2).text().length() == 4
        && !tokens.hasDigits(i - 1)
        && !tokens.hasDigits(i + 3);
  }

  private static void full(DateScan scan, int a, int b, int c) {
    String first = scan.tokens().at(a).text();
    int one = scan.openNumber(a);
    int two = scan.openNumber(b);
    int three = scan.openNumber(c);
    boolean yearFirst = first.length() == 4;
    String year = yearFirst ? first : scan.tokens().at(c).text();
    Optional<MonthDay> day =
        yearFirst
            ? DateRules.monthDay(two, three)
            : DateOrder.of(scan).read(one, two, year.length() == 4);
    Optional<LocalDate> date =
        DateRules.year(year, scan.today()).flatMap(y -> day.flatMap(d -> on(y, d)));
    boolean isoTime = scan.tokens().word(c + 1).equals("t");
    int end = isoTime ? scan.tokens().endOfChunk(c) : c + 1;
    date.ifPresentOrElse(d -> scan.found(new DateMention.On(d), a, end), scan::doubt);
  }

  private static Optional<LocalDate> on(int year, MonthDay day) {
    try {
      return Optional.of(LocalDate.of(year, day.getMonth(), day.getDayOfMonth()));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * "24/12"; with a dot or a hyphen both must have two digits, for "3.5" and "3-4" are no dates.
   */
  private static void dayAndMonth(DateScan scan, int a, int b) {
    Tokens tokens = scan.tokens();
    boolean slash = tokens.isSign(b - 1, "/");
    boolean twoDigits = tokens.at(a).text().length() == 2 && tokens.at(b).text().length() == 2;
    String next = tokens.at(b + 1).text();
    boolean range = DateWords.of(scan.language()).month(next).isPresent();
    boolean always = scan.openNumber(a) == 24 && scan.openNumber(b) == 7;
    if (!(slash || twoDigits) || range || always) {
      scan.doubt();
      return;
    }
    Optional<MonthDay> day = DateOrder.of(scan).read(scan.openNumber(a), scan.openNumber(b), false);
    int year = scan.openNumber(b + 1);
    if (day.isEmpty()) {
      scan.doubt();
    } else if (year >= DateRules.FIRST_YEAR && year <= DateRules.LAST_YEAR) {
      on(year, day.get())
          .ifPresentOrElse(d -> scan.found(new DateMention.On(d), a, b + 2), scan::doubt);
    } else {
      scan.found(new DateMention.InYear(day.get()), a, b + 1);
    }
  }
}
