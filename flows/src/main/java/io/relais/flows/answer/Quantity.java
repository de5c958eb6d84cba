package io.relais.flows.answer;

import java.math.BigDecimal;

/**
 * A number that a text says.
 *
 * @param start the index of its first token
 * @param end the index after its last
 * @param notation how it is written
 */
record Quantity(BigDecimal value, int start, int end, Notation notation) {
  enum Notation {
    DIGITS,
    WORDS,
    /** "un", "une", "one": a number only where nothing else can be meant. */
    ARTICLE
  }

  Quantity with(BigDecimal other, int otherEnd) {
    return new Quantity(other, start, otherEnd, notation);
  }

  Quantity negated() {
    return new Quantity(value.negate(), start, end, notation);
  }

  boolean isArticle() {
    return notation == Notation.ARTICLE;
  }
}
