package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** A number with or without decimals: the one quantity of the text. */
final class NumberReader {
  /** Fractions that are the whole answer. */
  private static final Map<String, BigDecimal> FRENCH_FRACTIONS =
      Map.of("un demi", new BigDecimal("0.5"), "un quart", new BigDecimal("0.25"));

  private static final Map<String, BigDecimal> ENGLISH_FRACTIONS =
      Map.of(
          "half", new BigDecimal("0.5"),
          "a half", new BigDecimal("0.5"),
          "one half", new BigDecimal("0.5"),
          "a quarter", new BigDecimal("0.25"));

  private static final Map<String, BigDecimal> SIGNS =
      Map.of(
          "1⁄2", new BigDecimal("0.5"),
          "1⁄4", new BigDecimal("0.25"),
          "3⁄4", new BigDecimal("0.75"));

  private NumberReader() {}

  static Optional<BigDecimal> read(String text, ReadingContext context) {
    return fraction(text, context.language())
        .or(
            () ->
                SingleQuantity.in(text, context)
                    .filter(quantity -> !couldBeFraction(text, quantity))
                    .map(Quantity::value));
  }

  private static Optional<BigDecimal> fraction(String text, Language language) {
    String folded = Words.fold(text);
    BigDecimal sign = SIGNS.get(folded);
    return Optional.ofNullable(sign == null ? fractions(language).get(folded) : sign);
  }

  private static Map<String, BigDecimal> fractions(Language language) {
    return switch (language) {
      case FRENCH -> FRENCH_FRACTIONS;
      case ENGLISH -> ENGLISH_FRACTIONS;
      case OTHER -> Map.of();
    };
  }

  /** "4/5" is a mark to one person and 0.8 to another; "4,5/5" can only be a mark. */
  private static boolean couldBeFraction(String text, Quantity quantity) {
    Tokens tokens = Tokens.of(text);
    boolean slash = false;
    for (int i = quantity.start(); i < quantity.end(); i++) {
      slash |= tokens.isSign(i, "/") && i + 2 >= quantity.end();
    }
    return slash && quantity.value().stripTrailingZeros().scale() <= 0;
  }
}
