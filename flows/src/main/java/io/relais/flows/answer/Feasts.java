package io.relais.flows.answer;

import java.time.MonthDay;
import java.util.Optional;

/** Feasts with a fixed day: "Noël", "Boxing Day 2026". Only where nothing else names a date. */
final class Feasts {
  private Feasts() {}

  static void find(DateScan scan) {
    if (!scan.mentions().isEmpty()) {
      return;
    }
    Phrases<MonthDay> feasts = DateWords.of(scan.language()).feasts();
    for (int i = 0; i < scan.tokens().size(); i++) {
      Optional<Phrases.Match<MonthDay>> feast = feasts.at(scan.tokens(), i);
      if (feast.isPresent()) {
        add(scan, feast.get(), i);
        i = feast.get().end();
      }
    }
  }

  private static void add(DateScan scan, Phrases.Match<MonthDay> feast, int start) {
    int year = scan.openNumber(feast.end());
    if (year >= DateRules.FIRST_YEAR && year <= DateRules.LAST_YEAR) {
      DateMention.On on = new DateMention.On(feast.meaning().atYear(year));
      scan.found(on, start, feast.end() + 1);
    } else {
      scan.found(new DateMention.InYear(feast.meaning()), start, feast.end());
    }
  }
}
