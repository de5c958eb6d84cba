package io.relais.flows.answer;

import io.relais.flows.answer.DateMention.Which;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "lundi", "lundi prochain", "next Friday", "mardi 12", "Tuesday the 5th". */
final class Weekdays {
  private static final Set<String> NEXT = Set.of("prochain", "prochaine", "next");
  private static final Set<String> LAST = Set.of("dernier", "derniere", "last");
  private static final Set<String> THIS = Set.of("ce", "this", "coming", "le", "on", "the");

  private static final Set<String> ANY =
      Set.of("le", "un", "une", "the", "a", "an", "any", "some", "another", "autre");

  private static final List<List<String>> NEXT_WEEK =
      List.of(
          List.of("de", "la", "semaine", "prochaine"),
          List.of("la", "semaine", "prochaine"),
          List.of("semaine", "prochaine"),
          List.of("of", "next", "week"),
          List.of("next", "week"));

  private static final List<List<String>> THIS_WEEK =
      List.of(
          List.of("de", "cette", "semaine"), List.of("cette", "semaine"), List.of("this", "week"));

  private Weekdays() {}

  static void find(DateScan scan) {
    for (int i = 0; i < scan.tokens().size(); i++) {
      Optional<DayOfWeek> weekday = weekdayAt(scan, i);
      if (weekday.isPresent()) {
        add(scan, weekday.get(), i);
      }
    }
  }

  private static Optional<DayOfWeek> weekdayAt(DateScan scan, int i) {
    DateWords words = DateWords.of(scan.language());
    String word = scan.openWord(i);
    Optional<DayOfWeek> full = words.weekday(word);
    boolean beforeNumber = scan.tokens().hasDigits(i + 1) || scan.tokens().hasDigits(i + 2);
    return full.isPresent() || !beforeNumber ? full : words.shortWeekday(word);
  }

  private static void add(DateScan scan, DayOfWeek weekday, int i) {
    int start = i;
    int end = i + 1;
    Which which = Which.COMING;
    String before = scan.openWord(i - 1);
    String after = scan.openWord(i + 1);
    if (phraseEnd(scan, i + 1, NEXT_WEEK) > 0) {
      which = Which.OF_NEXT_WEEK;
      end = phraseEnd(scan, i + 1, NEXT_WEEK);
    } else if (phraseEnd(scan, i + 1, THIS_WEEK) > 0) {
      which = Which.OF_THIS_WEEK;
      end = phraseEnd(scan, i + 1, THIS_WEEK);
    } else if (NEXT.contains(before) || LAST.contains(before)) {
      which = NEXT.contains(before) ? Which.NEXT : Which.LAST;
      start = i - 1;
    } else if (NEXT.contains(after) || LAST.contains(after)) {
      which = NEXT.contains(after) ? Which.NEXT : Which.LAST;
      end = i + 2;
    } else if (weekBefore(scan, i) >= 0) {
      which = Which.OF_NEXT_WEEK;
      start = weekBefore(scan, i);
    }
    if (which == Which.COMING && ANY.contains(before)) {
      which = Which.ANY;
    }
    while (THIS.contains(scan.openWord(start - 1))) {
      start--;
    }
    scan.found(new DateMention.OnWeekday(weekday, which), start, end);
  }

  private static int phraseEnd(DateScan scan, int index, List<List<String>> phrases) {
    for (List<String> phrase : phrases) {
      int end = scan.tokens().endOfPhrase(index, phrase);
      if (end > 0 && scan.isOpen(index)) {
        return end;
      }
    }
    return -1;
  }

  /** "la semaine prochaine, lundi", "next week Monday": where the week begins; -1 if none does. */
  private static int weekBefore(DateScan scan, int weekday) {
    for (int start = Math.max(0, weekday - 5); start < weekday; start++) {
      int end = phraseEnd(scan, start, NEXT_WEEK);
      int gap = scan.tokens().isSign(end, ",") ? end + 1 : end;
      boolean next = Set.of("le", "on").contains(scan.tokens().word(gap)) && gap + 1 == weekday;
      if (end > 0 && (gap == weekday || next)) {
        return start;
      }
    }
    return -1;
  }
}
