package io.relais.flows.answer;

import java.util.Optional;

/**
 * A whole number that is written in words.
 *
 * @param end the index after its last word
 * @param article whether it is a lone "un", "une" or "one", which is rarely meant as a number
 */
record Cardinal(long value, int end, boolean article) {

  /** The longest number in words that starts at an index. */
  static Optional<Cardinal> at(Tokens tokens, int index, Language language) {
    Optional<Cardinal> found =
        switch (language) {
          case FRENCH -> FrenchCardinals.INSTANCE.read(tokens, index);
          case ENGLISH -> EnglishCardinals.INSTANCE.read(tokens, index);
          case OTHER -> Optional.empty();
        };
    return found.filter(cardinal -> !belongsToOtherWord(tokens, index, cardinal.end()));
  }

  /** "mille-feuille" and "t-one" are not numbers. */
  private static boolean belongsToOtherWord(Tokens tokens, int start, int end) {
    boolean before =
        tokens.isGlued(start) && tokens.isSign(start - 1, "-") && tokens.isGlued(start - 1);
    return before || tokens.skipHyphen(end) > end || isGluedToDigits(tokens, start, end);
  }

  private static boolean isGluedToDigits(Tokens tokens, int start, int end) {
    return (tokens.isGlued(start) && tokens.hasDigits(start - 1))
        || (tokens.isGlued(end) && tokens.hasDigits(end));
  }
}
