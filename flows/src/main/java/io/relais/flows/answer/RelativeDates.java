package io.relais.flows.answer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "demain", "dans 3 jours", "il y a une semaine", "in two weeks", "3 days ago". */
final class RelativeDates {
  /** More is no answer that anybody means. */
  private static final long LONGEST = 1_000;

  private static final List<List<String>> FRENCH_AGO =
      List.of(List.of("il", "y", "a"), List.of("y", "a"), List.of("ya"));

  /** Days of work need a calendar of holidays, "3 days and a half" is no date. */
  private static final Set<String> NOT_CALENDAR_DAYS =
      Set.of("ouvre", "ouvres", "ouvrables", "ouvrable", "et", "business", "working", "and");

  private RelativeDates() {}

  static void find(DateScan scan) {
    DateWords words = DateWords.of(scan.language());
    for (int i = 0; i < scan.tokens().size(); i++) {
      if (!scan.isOpen(i)) {
        continue;
      }
      Optional<Phrases.Match<Integer>> fixed = words.offsets().at(scan.tokens(), i);
      if (fixed.isPresent()) {
        LocalDate date = scan.today().plusDays(fixed.get().meaning());
        scan.found(new DateMention.On(date), i, fixed.get().end());
      } else {
        distance(scan, i);
      }
    }
  }

  /** A number of units with what makes it a distance. */
  private record Distance(long count, ChronoUnit unit, int end) {}

  private static void distance(DateScan scan, int i) {
    switch (scan.language()) {
      case FRENCH -> french(scan, i);
      case ENGLISH -> english(scan, i);
      case OTHER -> {}
    }
  }

  private static void french(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    if (tokens.word(i).equals("dans")) {
      count(scan, i + 1).ifPresent(d -> add(scan, d, i, d.end()));
    }
    for (List<String> ago : FRENCH_AGO) {
      int end = tokens.endOfPhrase(i, ago);
      if (end > 0 && scan.isOpen(i)) {
        count(scan, end).ifPresent(d -> subtract(scan, d, i, d.end()));
      }
    }
  }

  private static void english(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    if (tokens.word(i).equals("in")) {
      count(scan, i + 1).ifPresent(d -> add(scan, d, i, d.end()));
      return;
    }
    Optional<Distance> distance = count(scan, i);
    if (distance.isEmpty()) {
      return;
    }
    int end = distance.get().end();
    boolean fromNow =
        tokens.endOfPhrase(end, List.of("from", "now")) > 0
            || tokens.endOfPhrase(end, List.of("from", "today")) > 0;
    if (tokens.word(end).equals("ago")) {
      subtract(scan, distance.get(), i, end + 1);
    } else if (fromNow) {
      add(scan, distance.get(), i, end + 2);
    }
  }

  private static void add(DateScan scan, Distance distance, int start, int end) {
    LocalDate date = scan.today().plus(distance.count(), distance.unit());
    scan.found(new DateMention.On(date), start, end);
  }

  private static void subtract(DateScan scan, Distance distance, int start, int end) {
    LocalDate date = scan.today().minus(distance.count(), distance.unit());
    scan.found(new DateMention.On(date), start, end);
  }

  private static Optional<Distance> count(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    long count = scan.openNumber(i);
    int unitAt = i + 1;
    Optional<Cardinal> spelt = Cardinal.at(tokens, i, scan.language());
    if (spelt.isPresent()) {
      count = spelt.get().value();
      unitAt = spelt.get().end();
    } else if (count < 0 && Set.of("a", "an").contains(tokens.word(i))) {
      count = 1;
    }
    @Nullable ChronoUnit unit = DateWords.of(scan.language()).units().get(tokens.word(unitAt));
    if (unit == null || NOT_CALENDAR_DAYS.contains(tokens.word(unitAt + 1))) {
      return Optional.empty();
    }
    boolean idiom = spelt.isPresent() && unit == ChronoUnit.DAYS && isFrenchIdiom(count, scan);
    return !idiom && count >= 0 && count <= LONGEST
        ? Optional.of(new Distance(count, unit, unitAt + 1))
        : Optional.empty();
  }

  /** "huit jours" and "quinze jours" are one and two weeks to many. */
  private static boolean isFrenchIdiom(long count, DateScan scan) {
    return scan.language() == Language.FRENCH && (count == 8 || count == 15);
  }
}
