package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Ratings in stars: "★★★★☆" is 4. */
final class Stars {
  private static final int MOST = 10;
  private static final Set<String> FULL = Set.of("★", "⭐", "🌟");
  private static final Set<String> EMPTY = Set.of("☆");

  private Stars() {}

  /**
   * What stars and number say together: either alone, or both if they agree.
   *
   * @param number the number beside the stars
   * @param noNumbers whether the text has no number at all
   */
  static Optional<Quantity> combine(Tokens tokens, Optional<Quantity> number, boolean noNumbers) {
    int stars = count(tokens, FULL);
    boolean words = hasWords(tokens);
    if (stars == 0 || (stars == 1 && (words || !noNumbers))) {
      return number;
    }
    if (!noNumbers) {
      return number.filter(n -> n.value().compareTo(BigDecimal.valueOf(stars)) == 0);
    }
    return stars + count(tokens, EMPTY) <= MOST
        ? Optional.of(
            new Quantity(BigDecimal.valueOf(stars), 0, tokens.size(), Quantity.Notation.DIGITS))
        : Optional.empty();
  }

  private static int count(Tokens tokens, Set<String> signs) {
    int count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      count += signs.contains(tokens.at(i).text()) ? 1 : 0;
    }
    return count;
  }

  private static boolean hasWords(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.at(i).isWord()) {
        return true;
      }
    }
    return false;
  }
}
