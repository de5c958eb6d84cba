package io.relais.flows.answer;

import java.util.Set;

/** What the words and signs beside a number make of it. */
final class QuantityContext {
  private static final int LONG_NUMBER = 4;

  /** After these, "neuf" is the number nine; elsewhere it is more often "new". */
  private static final Set<String> COUNTING =
      Set.of("veux", "voudrais", "prends", "faut", "sommes", "serons", "avons");

  private QuantityContext() {}

  static boolean refuses(Tokens tokens, Quantity quantity) {
    if (quantity.isArticle()) {
      return false;
    }
    int before = wordBefore(tokens, quantity.start());
    String previous = tokens.word(before);
    String next = tokens.at(quantity.end()).text();
    return QuantityWords.REFUSED_BEFORE.contains(previous)
        || isNoneOf(tokens, quantity.start())
        || isBullet(tokens, quantity.start())
        || QuantityWords.REFUSED_AFTER.contains(next)
        || next.equals("%")
        || next.equals("‰")
        || isPointInTime(tokens, quantity)
        || joinsAnotherNumber(tokens, quantity.end());
  }

  /** The word before a number, over a sign that may stand between ("le : 3"). */
  private static int wordBefore(Tokens tokens, int start) {
    Token before = tokens.at(start - 1);
    boolean sign = before.kind() == Token.Kind.SIGN && !before.isSign(",") && !before.isSign(".");
    return sign ? start - 2 : start - 1;
  }

  /** "pas de 3", "pas les 3". */
  private static boolean isNoneOf(Tokens tokens, int start) {
    boolean of = Set.of("de", "les", "la", "le", "du").contains(tokens.word(start - 1));
    return of && tokens.word(start - 2).equals("pas");
  }

  /** "- 5" at the start of a line is an item of a list, or minus five; "5-" is no better. */
  private static boolean isBullet(Tokens tokens, int start) {
    Token.Kind before = tokens.at(start - 2).kind();
    boolean first = before == Token.Kind.NONE || before == Token.Kind.LINE;
    boolean dashes = tokens.isSign(start - 1, "-") && tokens.isSign(start - 2, "-");
    return dashes || (first && tokens.isSign(start - 1, "-") && !tokens.isGlued(start));
  }

  /** "commande n° 12345": a long number that a word before it makes a name. */
  static boolean isName(Tokens tokens, int start) {
    int before = wordBefore(tokens, start);
    boolean numero = Set.of("n", "no", "numero", "number").contains(tokens.word(before));
    return tokens.at(start).text().length() >= LONG_NUMBER
        && QuantityWords.NAMED_BEFORE.contains(tokens.word(numero ? before - 1 : before));
  }

  private static boolean isPointInTime(Tokens tokens, Quantity quantity) {
    String before = tokens.word(quantity.start() - 1);
    boolean yA = before.equals("a") && tokens.word(quantity.start() - 2).equals("y");
    boolean thereIs = yA || before.equals("ya");
    return thereIs && QuantityWords.TIME_UNITS.contains(tokens.word(quantity.end()));
  }

  private static boolean joinsAnotherNumber(Tokens tokens, int end) {
    return QuantityWords.JOINTS.contains(tokens.at(end).text()) && tokens.hasDigits(end + 1);
  }

  /** A minus sign with white space (or nothing) before and none after, or the word for it. */
  static boolean isNegative(Tokens tokens, Quantity quantity) {
    int start = quantity.start();
    boolean sign = tokens.isSign(start - 1, "-") && tokens.isGlued(start);
    return (sign && !tokens.isGlued(start - 1))
        || QuantityWords.NEGATIVE.contains(tokens.word(start - 1));
  }

  /** "un appareil neuf": alone among other words, nine is doubtful. */
  static boolean meansNew(Tokens tokens, int start, int end) {
    boolean nine = end == start + 1 && tokens.word(start).equals("neuf");
    return nine && tokens.size() > 1 && !COUNTING.contains(tokens.word(start - 1));
  }
}
