package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Optional;

/** A whole number: the one quantity of the text, if it has no fraction. */
final class IntReader {
  private IntReader() {}

  static Optional<Long> read(String text, ReadingContext context) {
    return SingleQuantity.in(text, context)
        .filter(quantity -> isWhole(quantity.value()))
        .map(quantity -> quantity.value().longValueExact());
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
