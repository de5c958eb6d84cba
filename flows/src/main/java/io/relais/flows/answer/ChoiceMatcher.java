package io.relais.flows.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the option that a text names. Menus use it as well.
 *
 * <p>In this order: the label as it is, the label but for case, accents and punctuation, a number
 * or ordinal, a unique beginning of a label, a label with a slip of the thumb, a sentence that
 * names one option and no other, the option's id. Two options that fit equally well give nothing.
 */
public final class ChoiceMatcher {
  /** A beginning shorter than this names nothing. */
  private static final int SHORTEST_PREFIX = 3;

  /** From these lengths on, one and two slips are allowed in a whole label. */
  private static final int ONE_SLIP = 4;

  private static final int TWO_SLIPS = 8;

  private ChoiceMatcher() {}

  public static Optional<Choice> match(String text, List<Choice> options, Locale locale) {
    String seen = Words.tidy(text.substring(0, Math.min(text.length(), Words.MAX_READ + 1)));
    if (options.isEmpty() || seen.isEmpty() || text.length() > Words.MAX_READ) {
      return Optional.empty();
    }
    String folded = Words.fold(seen);
    if (folded.isEmpty()) {
      return only(options, option -> EmojiLabels.shows(option.label(), seen));
    }
    if (count(options, option -> Words.tidy(option.label()).equals(seen)) > 0) {
      return only(options, option -> Words.tidy(option.label()).equals(seen));
    }
    if (count(options, option -> Words.fold(option.label()).equals(folded)) > 0) {
      return only(options, option -> Words.fold(option.label()).equals(folded));
    }
    return named(seen, folded, options, Language.of(locale));
  }

  private static Optional<Choice> named(
      String seen, String folded, List<Choice> options, Language language) {
    Tokens tokens = Tokens.of(seen);
    OptionNumbers.Reading number = OptionNumbers.read(tokens, options, language);
    if (number.isNumber()) {
      return number.choice();
    }
    return beginning(folded, options)
        .or(() -> close(folded, options))
        .or(() -> OptionSentence.match(tokens, options))
        .or(() -> OptionLetters.match(tokens, options))
        .or(() -> yesOrNo(seen, options, language))
        .or(() -> id(folded, tokens, options));
  }

  /** The only label that begins with the text. */
  private static Optional<Choice> beginning(String folded, List<Choice> options) {
    boolean longEnough = folded.length() >= SHORTEST_PREFIX;
    return only(options, o -> longEnough && Words.fold(o.label()).startsWith(folded))
        .filter(found -> !isWordElsewhere(folded, found, options));
  }

  /**
   * Whether another label has the last word whole and this one has not: "commande" begins
   * "Commander", but "Suivre ma commande" may be meant as well.
   */
  private static boolean isWordElsewhere(String folded, Choice found, List<Choice> options) {
    String last = folded.substring(folded.lastIndexOf(' ') + 1);
    return !hasWord(found, last) && count(options, option -> hasWord(option, last)) > 0;
  }

  private static boolean hasWord(Choice option, String word) {
    return OptionWords.all(Tokens.of(option.label())).contains(word);
  }

  /** A label with one slip, or two in a long one; nothing if another label is as close. */
  private static Optional<Choice> close(String folded, List<Choice> options) {
    int limit = folded.length() >= TWO_SLIPS ? 2 : folded.length() >= ONE_SLIP ? 1 : 0;
    boolean digits = folded.chars().anyMatch(Character::isDigit);
    if (limit == 0 || digits) {
      return Optional.empty();
    }
    return only(options, o -> Similarity.isWithin(folded, Words.fold(o.label()), limit))
        .filter(found -> !isWordElsewhere(folded, found, options));
  }

  /** "ouais" for an option "Oui", where there are two and the other says no. */
  private static Optional<Choice> yesOrNo(String seen, List<Choice> options, Language language) {
    Optional<Boolean> answer = YesNoReader.read(seen, language);
    boolean pair =
        options.size() == 2
            && count(options, o -> reads(o, language, true)) == 1
            && count(options, o -> reads(o, language, false)) == 1;
    return pair && answer.isPresent()
        ? only(options, option -> reads(option, language, answer.get()))
        : Optional.empty();
  }

  private static boolean reads(Choice option, Language language, boolean wanted) {
    return YesNoReader.read(option.label(), language).filter(said -> said == wanted).isPresent();
  }

  /** The id as a word; a number would be taken for a position, so it never counts as an id. */
  private static Optional<Choice> id(String folded, Tokens tokens, List<Choice> options) {
    boolean digits = folded.chars().anyMatch(Character::isDigit);
    return digits || OptionSentence.touchesAny(tokens, options)
        ? Optional.empty()
        : only(options, option -> Words.fold(option.id()).equals(folded));
  }

  private static Optional<Choice> only(List<Choice> options, Predicate<Choice> test) {
    List<Choice> fitting = options.stream().filter(test).limit(2).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static long count(List<Choice> options, Predicate<Choice> test) {
    return options.stream().filter(test).count();
  }
}
