package io.relais.flows.answer;

import java.util.List;
import java.util.Set;

/** Times of day, which say nothing of the date: "14h30", "à 10 h", "2 pm", "vers 15:00", "midi". */
final class ClockTimes {
  private static final Set<String> HOURS = Set.of("h", "heure", "heures", "hr", "hrs", "am", "pm");
  private static final Set<String> AT =
      Set.of("a", "at", "vers", "around", "about", "for", "pour", "des");

  private static final int LAST_HOUR = 24;
  private static final Set<String> RANGES = Set.of("-", "et", "and", "a", "to");

  private static final Set<String> BOUNDS =
      Words.set(
          """
          avant apres before after by from entre between until till\
          """);

  private static final List<List<String>> BOUND_PHRASES =
      List.of(
          List.of("a", "partir", "de"), List.of("jusqu", "a"), List.of("au", "plus", "tard", "a"));

  private ClockTimes() {}

  static void pass(DateScan scan) {
    for (int i = 0; i < scan.tokens().size(); i++) {
      int end = endOfTime(scan, i);
      if (end > i) {
        scan.understand(startWithBound(scan, i), end);
      }
    }
    passBareHours(scan);
  }

  /** "avant 18h" bounds the time, not the day. */
  private static int startWithBound(DateScan scan, int start) {
    for (List<String> phrase : BOUND_PHRASES) {
      for (int i = Math.max(0, start - phrase.size() - 1); i < start; i++) {
        if (scan.tokens().endOfPhrase(i, phrase) == start) {
          return i;
        }
      }
    }
    String word = scan.openWord(start - 1);
    return BOUNDS.contains(word) || AT.contains(word) ? start - 1 : start;
  }

  private static int endOfTime(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    int part = DateWords.of(scan.language()).dayPart(tokens, i);
    if (part > i) {
      return part;
    }
    if (scan.openNumber(i) < 0 || scan.openNumber(i) > LAST_HOUR) {
      return -1;
    }
    if (tokens.isSign(i + 1, ":") && tokens.isGlued(i + 1) && tokens.hasDigits(i + 2)) {
      boolean seconds = tokens.isSign(i + 3, ":") && tokens.hasDigits(i + 4);
      return afterHalf(tokens, seconds ? i + 5 : i + 3);
    }
    if (!HOURS.contains(tokens.word(i + 1))) {
      boolean clock = tokens.endOfPhrase(i + 1, DateWords.O_CLOCK) > 0;
      return clock ? tokens.endOfPhrase(i + 1, DateWords.O_CLOCK) : -1;
    }
    boolean minutes = tokens.hasDigits(i + 2) && tokens.at(i + 2).text().length() == 2;
    return minutes && !isDay(scan, i + 2) ? i + 3 : i + 2;
  }

  private static int afterHalf(Tokens tokens, int end) {
    return HOURS.contains(tokens.word(end)) ? end + 1 : end;
  }

  private static boolean isDay(DateScan scan, int index) {
    return DateWords.of(scan.language()).month(scan.tokens().word(index + 1)).isPresent();
  }

  /** "demain à 3", "after 5", "entre 2 et 4h": hours that only the words beside them make so. */
  private static void passBareHours(DateScan scan) {
    for (int i = 1; i < scan.tokens().size(); i++) {
      int hour = scan.openNumber(i);
      if (hour < 0 || hour > LAST_HOUR || scan.tokens().isGlued(i)) {
        continue;
      }
      String before = scan.openWord(i - 1);
      if ((before.equals("a") || before.equals("at") || BOUNDS.contains(before))
          && isLast(scan, i)) {
        scan.understand(i - 1, i + 1);
      } else if (startsRange(scan, i)) {
        scan.understand(BOUNDS.contains(before) ? i - 1 : i, i + 2);
      }
    }
  }

  private static boolean isLast(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    boolean ends = !tokens.at(i + 1).isWord() && !tokens.hasDigits(i + 1) && !tokens.isGlued(i + 1);
    return ends && !tokens.hasDigits(i - 2);
  }

  /** "14-16h", "2 et 4pm": the second is a time. */
  private static boolean startsRange(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    boolean joint = RANGES.contains(tokens.at(i + 1).text()) && scan.isOpen(i + 1);
    return joint && tokens.hasDigits(i + 2) && !scan.isOpen(i + 2);
  }
}
