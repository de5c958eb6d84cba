package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers by number: "2", "le 2", "option deux", "the second one", "la dernière".
 *
 * <p>A number that is in a label means that label, not the position: among the sizes 38, 40 and 42,
 * "38" is a size and "2" is nothing. An ordinal always means the position.
 */
final class OptionNumbers {
  private static final int LAST = -1;

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("premier", 1),
          Map.entry("premiere", 1),
          Map.entry("first", 1),
          Map.entry("deuxieme", 2),
          Map.entry("second", 2),
          Map.entry("seconde", 2),
          Map.entry("troisieme", 3),
          Map.entry("third", 3),
          Map.entry("quatrieme", 4),
          Map.entry("fourth", 4),
          Map.entry("cinquieme", 5),
          Map.entry("fifth", 5),
          Map.entry("sixieme", 6),
          Map.entry("sixth", 6),
          Map.entry("septieme", 7),
          Map.entry("seventh", 7),
          Map.entry("huitieme", 8),
          Map.entry("eighth", 8),
          Map.entry("neuvieme", 9),
          Map.entry("ninth", 9),
          Map.entry("dixieme", 10),
          Map.entry("tenth", 10),
          Map.entry("dernier", LAST),
          Map.entry("derniere", LAST),
          Map.entry("last", LAST));

  private static final Set<String> SUFFIXES =
      Words.set(
          """
          e er ere re eme ieme nd nde st rd th\
          """);

  /** All that may stand beside a number that chooses. */
  private static final Set<String> FILLERS =
      Words.set(
          """
          je j prends prendrai prendrais veux voudrais choisis choisirai choisi ai le la l
          option choix numero num n no nr svp stp merci please the one i want take d like
          ll go with for pick choose reponse answer c est plutot ce sera bonjour hello
          number thanks pour oui yes alors donc choice s il vous plait te ok lui celui
          celle to would my mon is it that euh um\
          """);

  private static final Set<String> NAMED = Set.of("option", "choix", "numero", "number", "choice");

  private OptionNumbers() {}

  /**
   * @param isNumber whether the text is a number; then nothing else is tried
   */
  record Reading(boolean isNumber, Optional<Choice> choice) {
    static final Reading NONE = new Reading(false, Optional.empty());

    static Reading of(Optional<Choice> choice) {
      return new Reading(true, choice);
    }
  }

  /** A number that the text says. */
  private record Said(int value, boolean ordinal) {}

  static Reading read(Tokens tokens, List<Choice> options, Language language) {
    List<Said> said = new ArrayList<>();
    boolean named = false;
    for (int i = 0; i < tokens.size(); ) {
      int end = number(tokens, i, language, said);
      if (end > i) {
        i = end;
        continue;
      }
      Token token = tokens.at(i);
      boolean otherWord = token.isWord() && !FILLERS.contains(token.text());
      if (otherWord || token.isDigits() || isOtherSign(token)) {
        return Reading.NONE;
      }
      named |= NAMED.contains(token.text()) || token.isSign("#") || token.isSign("°");
      i++;
    }
    if (said.isEmpty()) {
      return Reading.NONE;
    }
    long different = said.stream().map(Said::value).distinct().count();
    return different == 1
        ? Reading.of(choose(said.getFirst(), named, options))
        : Reading.of(Optional.empty());
  }

  /** Signs that make more of a number than a position. */
  private static boolean isOtherSign(Token token) {
    return token.kind() == Token.Kind.SIGN && "%€$£+/*=<>@:".contains(token.text());
  }

  private static int number(Tokens tokens, int i, Language language, List<Said> said) {
    Token token = tokens.at(i);
    boolean negative = tokens.isSign(i - 1, "-") && tokens.isGlued(i) && !tokens.isGlued(i - 1);
    if (negative) {
      return -1;
    }
    if (token.isDigits()) {
      boolean suffix = tokens.isGlued(i + 1) && SUFFIXES.contains(tokens.word(i + 1));
      int end = suffix ? i + 2 : i + 1;
      boolean whole =
          token.text().length() <= 4 && !(tokens.isGlued(end) && continues(tokens, end));
      if (whole) {
        said.add(new Said(Integer.parseInt(token.text()), suffix));
      }
      return whole ? end : -1;
    }
    Integer ordinal = ORDINALS.get(token.text());
    if (ordinal != null) {
      said.add(new Said(ordinal, true));
      return i + 1;
    }
    boolean oneOfThem = tokens.isSign(i - 1, "'") && tokens.word(i - 2).equals("l");
    boolean reference = token.text().equals("one") && tokens.size() > 1 && !isNamed(tokens, i);
    boolean pronoun = oneOfThem || reference;
    Optional<Cardinal> cardinal = pronoun ? Optional.empty() : Cardinal.at(tokens, i, language);
    cardinal.ifPresent(c -> said.add(new Said((int) Math.min(c.value(), 9_999), false)));
    return cardinal.map(Cardinal::end).orElse(-1);
  }

  private static boolean isNamed(Tokens tokens, int i) {
    return NAMED.contains(tokens.word(i - 1));
  }

  private static boolean continues(Tokens tokens, int end) {
    return tokens.at(end).isWord() || (tokens.hasDigits(end + 1) && tokens.isGlued(end + 1));
  }

  private static Optional<Choice> choose(Said said, boolean named, List<Choice> options) {
    Optional<Choice> position = at(said.value(), options);
    if (said.ordinal()) {
      return position;
    }
    List<Choice> labelled =
        options.stream().filter(option -> contains(option.label(), said.value())).toList();
    List<Choice> equal =
        labelled.stream()
            .filter(option -> Words.fold(option.label()).equals(Integer.toString(said.value())))
            .toList();
    if (equal.size() == 1) {
      return named && !position.equals(Optional.of(equal.getFirst()))
          ? Optional.empty()
          : Optional.of(equal.getFirst());
    }
    if (labelled.size() == 1) {
      Choice label = labelled.getFirst();
      boolean agree = position.isEmpty() || position.get().equals(label);
      return agree ? Optional.of(label) : Optional.empty();
    }
    boolean quantities =
        options.stream().anyMatch(option -> startsWithOtherNumber(option, options));
    return labelled.isEmpty() && (named || !quantities) ? position : Optional.empty();
  }

  private static Optional<Choice> at(int position, List<Choice> options) {
    int index = position == LAST ? options.size() : position;
    return index >= 1 && index <= options.size()
        ? Optional.of(options.get(index - 1))
        : Optional.empty();
  }

  private static boolean contains(String label, int value) {
    Tokens tokens = Tokens.of(label);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.hasDigits(i) && tokens.at(i).text().equals(Integer.toString(value))) {
        return true;
      }
    }
    return false;
  }

  /** "2 personnes": labels that begin with a quantity; "1. Oui" only repeats its position. */
  private static boolean startsWithOtherNumber(Choice option, List<Choice> options) {
    Token first = Tokens.of(option.label()).at(0);
    String position = Integer.toString(options.indexOf(option) + 1);
    return first.isDigits() && !first.text().equals(position);
  }
}
