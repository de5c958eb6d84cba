package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may follow a number and belongs to it: a scale, a half, cents, decimals, "out of five". */
final class QuantityTail {
  private static final int CENT_DIGITS = 2;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** The best marks that are usual; "3/7" is no rating. */
  private static final Set<Long> BEST_MARKS = Set.of(5L, 10L, 20L, 100L);

  /** What marks are given in: "4 étoiles sur 5". */
  private static final Set<String> MARKS =
      Set.of("etoile", "etoiles", "star", "stars", "point", "points");

  private static final Map<String, BigDecimal> FRACTIONS =
      Map.of("1/2", HALF, "1/4", new BigDecimal("0.25"), "3/4", new BigDecimal("0.75"));

  private static final Phrases<BigDecimal> FRENCH_PARTS =
      new Phrases<BigDecimal>()
          .add(HALF, "et demi, et demie")
          .add(new BigDecimal("0.25"), "et quart, et un quart")
          .add(new BigDecimal("0.75"), "et trois quarts");

  private static final Phrases<BigDecimal> ENGLISH_PARTS =
      new Phrases<BigDecimal>()
          .add(HALF, "and a half, and half")
          .add(new BigDecimal("0.25"), "and a quarter")
          .add(new BigDecimal("0.75"), "and three quarters");

  private final Tokens tokens;
  private final Language language;

  QuantityTail(Tokens tokens, Language language) {
    this.tokens = tokens;
    this.language = language;
  }

  /** The quantity with its tail; nothing if the tail makes it unsure. */
  Optional<Quantity> after(Quantity quantity) {
    Quantity scaled = scaled(quantity);
    return spokenDecimals(scaled).flatMap(this::money).flatMap(this::part).flatMap(this::rating);
  }

  private Quantity scaled(Quantity quantity) {
    int end = quantity.end();
    if (quantity.notation() != Quantity.Notation.DIGITS) {
      return quantity;
    }
    long scale =
        switch (language) {
          case FRENCH -> FrenchCardinals.INSTANCE.scale(tokens, end);
          case ENGLISH -> EnglishCardinals.INSTANCE.multiplier(tokens, end);
          case OTHER -> 0;
        };
    return scale == 0
        ? quantity
        : quantity.with(quantity.value().multiply(BigDecimal.valueOf(scale)), end + 1);
  }

  /** "trois virgule cinq", "three point one four". */
  private Optional<Quantity> spokenDecimals(Quantity quantity) {
    String mark = tokens.word(quantity.end());
    boolean decimals =
        (language == Language.FRENCH && mark.equals("virgule"))
            || (language == Language.ENGLISH && mark.equals("point"));
    if (!decimals) {
      return Optional.of(quantity);
    }
    int end = quantity.end() + 1;
    StringBuilder digits = new StringBuilder(tokens.hasDigits(end) ? tokens.at(end++).text() : "");
    for (Optional<Cardinal> next = Cardinal.at(tokens, end, language);
        next.isPresent();
        next = Cardinal.at(tokens, end, language)) {
      digits.append(next.get().value());
      end = next.get().end();
    }
    return digits.isEmpty() || digits.length() > Numeral.MAX_DIGITS
        ? Optional.empty()
        : Optional.of(
            new Quantity(
                new BigDecimal(quantity.value().toPlainString() + "." + digits),
                quantity.start(),
                end,
                Quantity.Notation.WORDS));
  }

  /** "12 euros 50", "12€50", "12 euros et 50 centimes". */
  private Optional<Quantity> money(Quantity quantity) {
    int end = quantity.end();
    if (!QuantityWords.CURRENCIES.contains(tokens.at(end).text())) {
      return Optional.of(quantity);
    }
    int cents = isAnd(end + 1) ? end + 2 : end + 1;
    if (!tokens.hasDigits(cents)) {
      return Optional.of(quantity);
    }
    boolean readable =
        tokens.at(cents).text().length() == CENT_DIGITS && quantity.value().scale() <= 0;
    if (!readable) {
      return Optional.empty();
    }
    BigDecimal value = quantity.value().add(new BigDecimal("0." + tokens.at(cents).text()));
    boolean named =
        Set.of("centimes", "centime", "cents", "cent", "pence").contains(tokens.word(cents + 1));
    return Optional.of(quantity.with(value, named ? cents + 2 : cents + 1));
  }

  private boolean isAnd(int index) {
    return tokens.word(index).equals("et") || tokens.word(index).equals("and");
  }

  /** "deux et demi", "2 ans et demi", "2 1/2". */
  private Optional<Quantity> part(Quantity quantity) {
    int end = quantity.end();
    Optional<Phrases.Match<BigDecimal>> said =
        parts().at(tokens, end).or(() -> parts().at(tokens, end + 1).filter(m -> isUnit(end)));
    if (said.isPresent()) {
      return Optional.of(
          quantity.with(quantity.value().add(said.get().meaning()), said.get().end()));
    }
    boolean fraction =
        tokens.hasDigits(end) && (tokens.isSign(end + 1, "/") || tokens.isSign(end + 1, "⁄"));
    if (!fraction) {
      return Optional.of(quantity);
    }
    BigDecimal part = FRACTIONS.get(tokens.at(end).text() + "/" + tokens.at(end + 2).text());
    return part == null
        ? Optional.empty()
        : Optional.of(quantity.with(quantity.value().add(part), end + 3));
  }

  private boolean isUnit(int index) {
    return tokens.at(index).isWord() && !isAnd(index);
  }

  private Phrases<BigDecimal> parts() {
    return switch (language) {
      case FRENCH -> FRENCH_PARTS;
      case ENGLISH -> ENGLISH_PARTS;
      case OTHER -> new Phrases<>();
    };
  }

  /** "4/5", "4 sur 5", "4 out of 5": the mark. A bare "4/5" may as well be a fraction or a date. */
  private Optional<Quantity> rating(Quantity quantity) {
    int best = bestMarkAt(quantity.end());
    if (best < 0) {
      return Optional.of(quantity);
    }
    Optional<Cardinal> mark = markAt(best);
    boolean fits =
        mark.filter(m -> BEST_MARKS.contains(m.value()))
            .filter(m -> quantity.value().compareTo(BigDecimal.valueOf(m.value())) <= 0)
            .isPresent();
    return fits ? Optional.of(quantity.with(quantity.value(), mark.get().end())) : Optional.empty();
  }

  /** Whether what touches a number is the slash of a rating. */
  boolean isRatingAt(int end) {
    return tokens.isSign(end, "/") && bestMarkAt(end) >= 0 && markAt(end + 1).isPresent();
  }

  /** Where the best mark stands if "out of" begins at an index; -1 otherwise. */
  private int bestMarkAt(int unit) {
    int end = MARKS.contains(tokens.word(unit)) ? unit + 1 : unit;
    if (tokens.isSign(end, "/")) {
      return end + 1;
    }
    if (tokens.word(end).equals("sur") && language == Language.FRENCH) {
      return markAt(end + 1).isPresent() ? end + 1 : -1;
    }
    boolean outOf = tokens.word(end).equals("out") && tokens.word(end + 1).equals("of");
    return outOf && language == Language.ENGLISH ? end + 2 : -1;
  }

  private Optional<Cardinal> markAt(int index) {
    if (!tokens.hasDigits(index)) {
      return Cardinal.at(tokens, index, language);
    }
    String digits = tokens.at(index).text();
    boolean ends = !tokens.isSign(index + 1, "/") && !tokens.at(index + 1).isGlued();
    boolean punctuated =
        tokens.at(index + 1).kind() == Token.Kind.SIGN
            && !tokens.isGlued(index + 2)
            && !tokens.isSign(index + 1, "/");
    boolean mark = !digits.startsWith("0") && digits.length() <= 3 && (ends || punctuated);
    return mark
        ? Optional.of(new Cardinal(Long.parseLong(digits), index + 1, false))
        : Optional.empty();
  }
}
