package io.relais.flows.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** "le 3", "the 3rd", "mardi 12", "le 15 du mois prochain": a day without its month. */
final class DaysOfMonth {
  private static final Set<String> ORDINALS = Set.of("er", "st", "nd", "rd", "th");
  private static final Set<String> BETWEEN = Set.of(",", ".", "the", "le");

  /** What may follow; after any other word the number counts something: "le 3 pièces". */
  private static final Set<String> FOLLOWERS =
      Words.set(
          """
          merci svp stp please thanks thank alors plutot then si\
          """);

  private static final List<List<String>> NEXT_MONTH =
      List.of(List.of("du", "mois", "prochain"), List.of("of", "next", "month"));

  private static final List<List<String>> THIS_MONTH =
      List.of(List.of("de", "ce", "mois"), List.of("of", "this", "month"));

  private DaysOfMonth() {}

  static void find(DateScan scan) {
    for (int i = 0; i < scan.tokens().size(); i++) {
      int day = scan.openNumber(i);
      if (day >= 1 && day <= 31 && !scan.tokens().isGlued(i)) {
        at(scan, i, day);
      }
    }
  }

  private static void at(DateScan scan, int i, int day) {
    Tokens tokens = scan.tokens();
    boolean ordinal = tokens.isGlued(i + 1) && ORDINALS.contains(tokens.word(i + 1));
    int end = ordinal ? i + 2 : i + 1;
    String before = scan.openWord(i - 1);
    boolean article = before.equals("le") || before.equals("the") || before.equals("on");
    boolean named = article || ordinal || followsWeekday(scan, i);
    boolean glued = tokens.isGlued(end) && (tokens.at(end).isWord() || isJoined(tokens, end));
    if (!named || glued || tokens.hasDigits(end)) {
      return;
    }
    int start = article ? i - 1 : i;
    if (!inNamedMonth(scan, day, start, end) && isLast(scan, end)) {
      scan.found(new DateMention.InMonth(day), start, end);
    }
  }

  /** "3-5", "3/4.": a sign with more digits behind it. */
  private static boolean isJoined(Tokens tokens, int end) {
    return tokens.hasDigits(end + 1) && tokens.isGlued(end + 1);
  }

  /** "mardi 12", "mardi, le 12", "Tuesday the 12th". */
  private static boolean followsWeekday(DateScan scan, int i) {
    int at = i - 1;
    while (BETWEEN.contains(scan.tokens().at(at).text()) && at > i - 3) {
      at--;
    }
    boolean understood = at >= 0 && !scan.isOpen(at);
    DateWords words = DateWords.of(scan.language());
    String word = scan.tokens().word(at);
    return understood && (words.weekday(word).isPresent() || words.shortWeekday(word).isPresent());
  }

  private static boolean isLast(DateScan scan, int end) {
    String next = scan.openWord(end);
    return next.isEmpty()
        || FOLLOWERS.contains(next)
        || Set.of("et", "ou", "and", "or").contains(next);
  }

  private static boolean inNamedMonth(DateScan scan, int day, int start, int end) {
    int next = phraseEnd(scan.tokens(), end, NEXT_MONTH);
    int current = phraseEnd(scan.tokens(), end, THIS_MONTH);
    if (next < 0 && current < 0) {
      return false;
    }
    LocalDate month = scan.today().withDayOfMonth(1).plusMonths(next > 0 ? 1 : 0);
    if (day > month.lengthOfMonth()) {
      scan.doubt();
    } else {
      LocalDate date = month.withDayOfMonth(day);
      scan.found(new DateMention.On(date), start, Math.max(next, current));
    }
    return true;
  }

  private static int phraseEnd(Tokens tokens, int index, List<List<String>> phrases) {
    return phrases.stream().mapToInt(p -> tokens.endOfPhrase(index, p)).max().orElse(-1);
  }
}
