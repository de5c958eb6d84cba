package io.relais.flows.answer;

import java.util.Map;
import java.util.Optional;

/** Days of a month in words: "fifth", "twenty-fourth". */
final class EnglishOrdinals {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12),
          Map.entry("thirteenth", 13),
          Map.entry("fourteenth", 14),
          Map.entry("fifteenth", 15),
          Map.entry("sixteenth", 16),
          Map.entry("seventeenth", 17),
          Map.entry("eighteenth", 18),
          Map.entry("nineteenth", 19),
          Map.entry("twentieth", 20),
          Map.entry("thirtieth", 30));

  /** How far before its last word a compound may start: "twenty", a hyphen. */
  private static final int LONGEST = 2;

  private EnglishOrdinals() {}

  /** An ordinal and where it stands. */
  record Ordinal(int value, int start, int end) {}

  static Optional<Ordinal> startingAt(Tokens tokens, int start) {
    int tens =
        switch (tokens.word(start)) {
          case "twenty" -> 20;
          case "thirty" -> 30;
          default -> 0;
        };
    int last = tens > 0 ? tokens.skipHyphen(start + 1) : start;
    Integer value = WORDS.get(tokens.word(last));
    return value == null || (tens > 0 && value > 9)
        ? Optional.empty()
        : Optional.of(new Ordinal(tens + value, start, last + 1));
  }

  static Optional<Ordinal> endingAt(Tokens tokens, int last) {
    for (int start = last - LONGEST; start <= last; start++) {
      Optional<Ordinal> found = startingAt(tokens, start).filter(o -> o.end() == last + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
