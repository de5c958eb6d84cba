package io.relais.flows.answer;

import java.util.Optional;

/**
 * Phone numbers that are written as they are said: "zéro six douze trente-quatre…" in pairs in
 * French, digit by digit in English. It starts with a zero, nothing but number words may stand
 * between the first and the last, and libphonenumber must find the result valid.
 */
final class SpokenPhone {
  private static final int MIN_DIGITS = 10;
  private static final int MAX_DIGITS = 11;

  private SpokenPhone() {}

  static Optional<String> digits(Tokens tokens, Language language) {
    StringBuilder digits = new StringBuilder();
    boolean ended = false;
    for (int i = 0; i < tokens.size() && digits.length() <= MAX_DIGITS; ) {
      boolean first = digits.isEmpty();
      Optional<Cardinal> number =
          number(tokens, i, language).filter(said -> !first || said.value() == 0);
      if (number.isEmpty()) {
        ended |= !digits.isEmpty() && tokens.at(i).isWord();
        i++;
        continue;
      }
      if (ended) {
        return Optional.empty();
      }
      String said = said(number.get(), digits.length(), language);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      digits.append(said);
      i = number.get().end();
    }
    boolean fits = digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS;
    return fits ? Optional.of(digits.toString()) : Optional.empty();
  }

  private static Optional<Cardinal> number(Tokens tokens, int index, Language language) {
    if (language == Language.ENGLISH && tokens.word(index).equals("oh")) {
      return Optional.of(new Cardinal(0, index + 1, false));
    }
    return Cardinal.at(tokens, index, language);
  }

  /** The digits that a number stands for at a place; empty if a phone has none like it. */
  private static String said(Cardinal number, int place, Language language) {
    long value = number.value();
    if (language == Language.ENGLISH) {
      return value <= 9 ? Long.toString(value) : "";
    }
    boolean secondOfPair = place % 2 == 1;
    boolean fits = secondOfPair ? value <= 9 : value == 0 || (value >= 10 && value <= 99);
    return fits ? Long.toString(value) : "";
  }
}
