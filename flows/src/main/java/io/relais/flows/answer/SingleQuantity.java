package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The one quantity that a text says; nothing if there are several, or if it may be an article. */
final class SingleQuantity {
  private static final int SHORTEST_NOUN = 4;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(Numeral.MAX_DIGITS);

  private SingleQuantity() {}

  static Optional<Quantity> in(String text, ReadingContext context) {
    Tokens tokens = Tokens.of(text);
    Optional<List<Quantity>> quantities = Quantities.in(tokens, context);
    if (quantities.isEmpty()) {
      return Optional.empty();
    }
    return Stars.combine(tokens, single(tokens, quantities.get()), quantities.get().isEmpty())
        .filter(quantity -> quantity.value().abs().compareTo(LIMIT) < 0);
  }

  private static Optional<Quantity> single(Tokens tokens, List<Quantity> all) {
    List<Quantity> articles = all.stream().filter(Quantity::isArticle).toList();
    List<Quantity> numbers = all.stream().filter(quantity -> !quantity.isArticle()).toList();
    if (numbers.isEmpty()) {
      return articles.size() == 1 && isCount(tokens, articles.getFirst())
          ? Optional.of(articles.getFirst())
          : Optional.empty();
    }
    boolean counted =
        articles.stream().anyMatch(one -> isCoordinated(tokens, one, numbers.getFirst()));
    return counted ? Optional.empty() : onlyOne(numbers);
  }

  /** The same number twice is one answer if it is spelt out: "3 (trois)". */
  private static Optional<Quantity> onlyOne(List<Quantity> numbers) {
    Quantity first = numbers.getFirst();
    boolean spelt =
        numbers.size() == 2
            && first.value().compareTo(numbers.getLast().value()) == 0
            && first.notation() != numbers.getLast().notation();
    return numbers.size() == 1 || spelt ? Optional.of(first) : Optional.empty();
  }

  /** "j'en veux un", "une personne": nothing else in the text but filling words. */
  private static boolean isCount(Tokens tokens, Quantity article) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean inside = i >= article.start() && i < article.end();
      Token token = tokens.at(i);
      boolean stray = token.isWord() && !QuantityWords.FILLERS.contains(token.text());
      if (!inside && (stray || token.isDigits())) {
        return false;
      }
    }
    return true;
  }

  /**
   * "un chien et 3 chats", "un ou deux": the article counts as well. "une table pour 4" has a noun
   * and no conjunction between the two, and in "un 4" it belongs to the number.
   */
  private static boolean isCoordinated(Tokens tokens, Quantity article, Quantity number) {
    int from = Math.min(article.end(), number.end());
    int to = Math.max(article.start(), number.start());
    if (from == to && number.notation() == Quantity.Notation.DIGITS) {
      return number.end() == from;
    }
    boolean noun = false;
    for (int i = from; i < to; i++) {
      if (QuantityWords.JOINTS.contains(tokens.at(i).text()) || tokens.isSign(i, ",")) {
        return true;
      }
      String word = tokens.word(i);
      noun |= word.length() >= SHORTEST_NOUN && !word.equals("pour");
    }
    return !noun;
  }
}
