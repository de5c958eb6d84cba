package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What one comma or dot between digits means to the writer.
 *
 * <p>Three digits after it are thousands or decimals: the language's own convention decides, and
 * its other sign is refused ("1.200" in French is 1 200 to some and 1,2 to others). Nobody writes
 * three decimals of money, or a third decimal that is zero, so there the convention is not trusted
 * either.
 */
record NumberStyle(Language language, boolean decimalCommaCountry, boolean money) {
  private static final int GROUP = 3;

  /** Countries where English is written with a decimal point. */
  private static final Set<String> POINT_COUNTRIES =
      Set.of("", "US", "GB", "IE", "CA", "AU", "NZ", "IN", "ZA", "SG", "MT", "PH", "HK", "NG");

  static NumberStyle of(ReadingContext context) {
    boolean comma = !POINT_COUNTRIES.contains(context.country());
    return new NumberStyle(context.language(), comma, false);
  }

  NumberStyle forMoney() {
    return new NumberStyle(language, decimalCommaCountry, true);
  }

  /** The value of {@code left}, one comma or dot, {@code right}; empty where it is in doubt. */
  Optional<BigDecimal> marked(String left, char mark, String right) {
    boolean couldBeThousands =
        right.length() == GROUP && left.length() <= GROUP && !left.startsWith("0");
    boolean decimals =
        couldBeThousands ? isConventionalDecimal(mark) && !right.endsWith("0") : isDecimal(mark);
    if (decimals) {
      return decimal(left, right);
    }
    boolean thousands = couldBeThousands && language == Language.ENGLISH && mark == ',';
    return thousands ? Optional.of(new BigDecimal(left + right)) : Optional.empty();
  }

  private boolean isConventionalDecimal(char mark) {
    return switch (language) {
      case FRENCH -> mark == ',' && !money;
      case ENGLISH -> mark == '.' && !money;
      case OTHER -> false;
    };
  }

  private boolean isDecimal(char mark) {
    return mark == '.' || language != Language.ENGLISH || decimalCommaCountry || money;
  }

  private static Optional<BigDecimal> decimal(String left, String right) {
    boolean code = left.startsWith("0") && left.length() > 1;
    boolean tooLong = left.length() > Numeral.MAX_DIGITS || right.length() > Numeral.MAX_DIGITS;
    return code || tooLong ? Optional.empty() : Optional.of(new BigDecimal(left + "." + right));
  }
}
