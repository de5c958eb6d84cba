package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the quantities of a text: in digits, in words, with their fraction, money or rating. */
final class Quantities {
  private final Tokens tokens;
  private final Language language;
  private final NumberStyle style;
  private final QuantityTail tail;

  private Quantities(Tokens tokens, ReadingContext context) {
    this.tokens = tokens;
    this.language = context.language();
    this.style = NumberStyle.of(context);
    this.tail = new QuantityTail(tokens, language);
  }

  /** One step through the text. */
  private sealed interface Step {
    record Skip(int next) implements Step {}

    record Found(Quantity quantity) implements Step {}

    /** A number that could be taken for the answer and may not be. */
    record Doubt() implements Step {}
  }

  /**
   * All quantities in their order, codes left out; nothing if any number of the text is something
   * else (a time, a bound, a range) or cannot be read with certainty.
   */
  static Optional<List<Quantity>> in(Tokens tokens, ReadingContext context) {
    if (QuantityWords.DOUBT.occurIn(tokens)) {
      return Optional.empty();
    }
    return new Quantities(tokens, context).scan();
  }

  private Optional<List<Quantity>> scan() {
    List<Quantity> found = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      switch (step(at)) {
        case Step.Skip(int next) -> at = next;
        case Step.Found(Quantity quantity) -> {
          found.add(quantity);
          at = quantity.end();
        }
        case Step.Doubt() -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(found);
  }

  private Step step(int at) {
    if (isHeart(at)) {
      return new Step.Skip(at + 2);
    }
    Step step = tokens.hasDigits(at) ? digits(at) : words(at);
    return step instanceof Step.Found(Quantity quantity) ? inContext(quantity) : step;
  }

  private boolean isHeart(int at) {
    return tokens.isSign(at, "<")
        && tokens.at(at + 1).text().equals("3")
        && !tokens.isGlued(at + 2);
  }

  private Step digits(int at) {
    boolean money = isCurrency(at - 1) || isCurrency(Numeral.at(tokens, at, style).end());
    Numeral numeral = Numeral.at(tokens, at, money ? style.forMoney() : style);
    if (QuantityContext.isName(tokens, at)) {
      return new Step.Skip(numeral.end());
    }
    return switch (Glue.of(tokens, at, numeral.end())) {
      case CODE -> new Step.Skip(tokens.endOfChunk(numeral.end() - 1));
      case OTHER -> tail.isRatingAt(numeral.end()) ? amount(at, numeral) : new Step.Doubt();
      case QUANTITY -> amount(at, numeral);
    };
  }

  private Step amount(int at, Numeral numeral) {
    if (numeral.value().isEmpty()) {
      return new Step.Doubt();
    }
    BigDecimal value = numeral.value().get();
    if (isLead(at)) {
      value = new BigDecimal("0." + tokens.at(at).text());
    }
    Quantity quantity = new Quantity(value, at, numeral.end(), Quantity.Notation.DIGITS);
    return tail.after(quantity).<Step>map(Step.Found::new).orElseGet(Step.Doubt::new);
  }

  /** ".5": a decimal sign with white space before it and none after. */
  private boolean isLead(int at) {
    boolean comma = tokens.isSign(at - 1, ",") && language != Language.ENGLISH;
    boolean sign = comma || tokens.isSign(at - 1, ".");
    return sign && tokens.isGlued(at) && !tokens.isGlued(at - 1);
  }

  private Step words(int at) {
    Optional<Quantity> named =
        QuantityWords.quantities(language)
            .at(tokens, at)
            .map(m -> new Quantity(m.meaning(), at, m.end(), Quantity.Notation.WORDS));
    Optional<Quantity> found = named.or(() -> cardinal(at));
    if (found.isEmpty()) {
      return new Step.Skip(at + 1);
    }
    return tail.after(found.get()).<Step>map(Step.Found::new).orElseGet(Step.Doubt::new);
  }

  private Optional<Quantity> cardinal(int at) {
    return Cardinal.at(tokens, at, language)
        .filter(cardinal -> !QuantityContext.meansNew(tokens, at, cardinal.end()))
        .map(
            cardinal ->
                new Quantity(
                    BigDecimal.valueOf(cardinal.value()),
                    at,
                    cardinal.end(),
                    cardinal.article() ? Quantity.Notation.ARTICLE : Quantity.Notation.WORDS));
  }

  private Step inContext(Quantity quantity) {
    if (QuantityContext.refuses(tokens, quantity)) {
      return new Step.Doubt();
    }
    boolean negative = QuantityContext.isNegative(tokens, quantity);
    return new Step.Found(negative ? quantity.negated() : quantity);
  }

  private boolean isCurrency(int index) {
    return QuantityWords.CURRENCIES.contains(tokens.at(index).text());
  }
}
