package io.relais.flows.answer;

import java.util.Map;
import java.util.Optional;

/** English numbers, with and without hyphens and "and"; "a hundred", "a dozen". */
final class EnglishCardinals extends CardinalGrammar {
  static final EnglishCardinals INSTANCE = new EnglishCardinals();

  private static final Map<String, Integer> BELOW_TWENTY =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.ofEntries(
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fourty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("ninty", 90));

  private EnglishCardinals() {
    super(
        Map.of(
            "thousand", 1_000L,
            "million", 1_000_000L,
            "billion", 1_000_000_000L));
  }

  @Override
  boolean standsAlone(String scale) {
    return false;
  }

  @Override
  int skipJoint(Tokens tokens, int index) {
    int and = tokens.skipHyphen(index);
    return tokens.word(and).equals("and") ? and + 1 : and;
  }

  @Override
  Optional<Cardinal> belowThousand(Tokens tokens, int index) {
    if (isArticle(tokens, index)) {
      return oneOf(tokens, index);
    }
    Optional<Cardinal> below = belowHundred(tokens, index);
    if (below.isEmpty()) {
      return below;
    }
    int multiplier = tokens.skipHyphen(below.get().end());
    return switch (tokens.word(multiplier)) {
      case "hundred" -> withRest(tokens, below.get().value() * 100, multiplier + 1);
      case "dozen" -> Optional.of(new Cardinal(below.get().value() * 12, multiplier + 1, false));
      default -> below;
    };
  }

  /** "a" is a number only before a hundred, a dozen or a scale. */
  private Optional<Cardinal> oneOf(Tokens tokens, int index) {
    int next = index + 1;
    return switch (tokens.word(next)) {
      case "hundred" -> withRest(tokens, 100, next + 1);
      case "dozen" -> Optional.of(new Cardinal(12, next + 1, false));
      default ->
          scale(tokens, next) > 0 ? Optional.of(new Cardinal(1, next, false)) : Optional.empty();
    };
  }

  private Optional<Cardinal> withRest(Tokens tokens, long hundreds, int end) {
    Optional<Cardinal> rest = belowHundred(tokens, skipJoint(tokens, end));
    return Optional.of(
        rest.map(r -> new Cardinal(hundreds + r.value(), r.end(), false))
            .orElse(new Cardinal(hundreds, end, false)));
  }

  private static Optional<Cardinal> belowHundred(Tokens tokens, int index) {
    Integer tens = TENS.get(tokens.word(index));
    if (tens != null) {
      int next = tokens.skipHyphen(index + 1);
      int unit = BELOW_TWENTY.getOrDefault(tokens.word(next), 0);
      return unit >= 1 && unit <= 9
          ? Optional.of(new Cardinal((long) tens + unit, next + 1, false))
          : Optional.of(new Cardinal(tens, index + 1, false));
    }
    Integer value = BELOW_TWENTY.get(tokens.word(index));
    return value == null
        ? Optional.empty()
        : Optional.of(new Cardinal(value, index + 1, value == 1));
  }

  /** What a number in digits may be multiplied by: "4 dozen", "2 million"; 0 if by nothing. */
  long multiplier(Tokens tokens, int index) {
    return switch (tokens.word(index)) {
      case "hundred" -> 100;
      case "dozen" -> 12;
      default -> scale(tokens, index);
    };
  }

  private static boolean isArticle(Tokens tokens, int index) {
    return tokens.word(index).equals("a") || tokens.word(index).equals("an");
  }
}
