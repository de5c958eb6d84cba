package io.relais.flows.answer;

import java.util.Map;
import java.util.Optional;

/** French numbers, those of Belgium and Switzerland included, with and without hyphens. */
final class FrenchCardinals extends CardinalGrammar {
  static final FrenchCardinals INSTANCE = new FrenchCardinals();

  private static final Map<String, Integer> BELOW_SEVENTEEN =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("un", 1),
          Map.entry("une", 1),
          Map.entry("deux", 2),
          Map.entry("trois", 3),
          Map.entry("troi", 3),
          Map.entry("quatre", 4),
          Map.entry("quatres", 4),
          Map.entry("cinq", 5),
          Map.entry("six", 6),
          Map.entry("sept", 7),
          Map.entry("huit", 8),
          Map.entry("neuf", 9),
          Map.entry("dix", 10),
          Map.entry("onze", 11),
          Map.entry("douze", 12),
          Map.entry("treize", 13),
          Map.entry("quatorze", 14),
          Map.entry("quinze", 15),
          Map.entry("seize", 16));

  private static final Map<String, Integer> TENS =
      Map.ofEntries(
          Map.entry("vingt", 20),
          Map.entry("trente", 30),
          Map.entry("quarante", 40),
          Map.entry("cinquante", 50),
          Map.entry("soixante", 60),
          Map.entry("septante", 70),
          Map.entry("huitante", 80),
          Map.entry("octante", 80),
          Map.entry("nonante", 90));

  private FrenchCardinals() {
    super(
        Map.of(
            "mille", 1_000L,
            "million", 1_000_000L,
            "millions", 1_000_000L,
            "milliard", 1_000_000_000L,
            "milliards", 1_000_000_000L));
  }

  @Override
  boolean standsAlone(String scale) {
    return scale.equals("mille");
  }

  @Override
  int skipJoint(Tokens tokens, int index) {
    return tokens.skipHyphen(index);
  }

  @Override
  Optional<Cardinal> belowThousand(Tokens tokens, int index) {
    if (isHundred(tokens, index)) {
      return withRest(tokens, 100, index + 1);
    }
    int unit = BELOW_SEVENTEEN.getOrDefault(tokens.word(index), 0);
    int hundred = tokens.skipHyphen(index + 1);
    if (unit >= 2 && unit <= 9 && isHundred(tokens, hundred)) {
      return withRest(tokens, 100L * unit, hundred + 1);
    }
    return belowHundred(tokens, index);
  }

  private static Optional<Cardinal> withRest(Tokens tokens, long hundreds, int end) {
    Optional<Cardinal> rest = belowHundred(tokens, tokens.skipHyphen(end));
    return Optional.of(
        rest.map(r -> new Cardinal(hundreds + r.value(), r.end(), false))
            .orElse(new Cardinal(hundreds, end, false)));
  }

  private static Optional<Cardinal> belowHundred(Tokens tokens, int index) {
    String word = tokens.word(index);
    int twenty = tokens.skipHyphen(index + 1);
    if (word.startsWith("quatre") && isTwenty(tokens.word(twenty))) {
      return Optional.of(plusUpTo(tokens, 80, twenty + 1, 19));
    }
    if (isTwenty(word)) {
      return Optional.of(plusUpTo(tokens, 20, index + 1, 9));
    }
    if (TENS.containsKey(word)) {
      int tens = TENS.get(word);
      return Optional.of(plusUpTo(tokens, tens, index + 1, tens == 60 ? 19 : 9));
    }
    return belowTwenty(tokens, index);
  }

  /** "vingt" and what belongs to it: "-deux", " et un"; for sixty also "-douze", " et onze". */
  private static Cardinal plusUpTo(Tokens tokens, long tens, int end, int most) {
    int rest = tokens.skipHyphen(end);
    boolean and = tokens.word(rest).equals("et");
    if (and) {
      rest = tokens.skipHyphen(rest + 1);
    }
    Optional<Cardinal> unit =
        belowTwenty(tokens, rest)
            .filter(u -> u.value() >= 1 && u.value() <= most)
            .filter(u -> !and || u.value() == 1 || u.value() == 11);
    return unit.map(u -> new Cardinal(tens + u.value(), u.end(), false))
        .orElse(new Cardinal(tens, end, false));
  }

  private static Optional<Cardinal> belowTwenty(Tokens tokens, int index) {
    Integer value = BELOW_SEVENTEEN.get(tokens.word(index));
    if (value == null) {
      return Optional.empty();
    }
    int next = tokens.skipHyphen(index + 1);
    int unit = BELOW_SEVENTEEN.getOrDefault(tokens.word(next), 0);
    if (value == 10 && unit >= 7 && unit <= 9) {
      return Optional.of(new Cardinal(10L + unit, next + 1, false));
    }
    return Optional.of(new Cardinal(value, index + 1, value == 1));
  }

  private static boolean isHundred(Tokens tokens, int index) {
    return tokens.word(index).equals("cent") || tokens.word(index).equals("cents");
  }

  private static boolean isTwenty(String word) {
    return word.equals("vingt") || word.equals("vingts") || word.equals("vint");
  }
}
