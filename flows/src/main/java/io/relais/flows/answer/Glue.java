package io.relais.flows.answer;

import java.util.Set;

/** What touches a number in digits says what it is: a quantity, a code, or something unsure. */
enum Glue {
  QUANTITY,
  /** Part of an order number, an address or the like: not a number at all. */
  CODE,
  /**
   * A time, a date, a range, an ordinal, a percentage, a bound: a number that is not the answer.
   */
  OTHER;

  private static final Set<String> UNITS =
      Words.set(
          """
          kg kgs g gr mg cm mm km l ml cl dl eur euro euros usd gbp chf dollars an ans yo
          yrs yr pers pax personne personnes people persons min mins mn j jours days mois
          months nuits nights pcs pc pieces articles items fois times enfants kids adultes
          adults etoiles stars\
          """);

  /** These mean a quantity only after two decimals: "1,80m"; "1,5m" may be a million and a half. */
  private static final Set<String> UNITS_AFTER_DECIMALS = Set.of("m");

  private static final Set<String> NOT_QUANTITIES =
      Words.set(
          """
          h hr hrs am pm k m e er ere eme st nd rd th\
          """);

  private static final String REFUSED_BEFORE = "<>≤≥±%=^/²&|\\";
  private static final String REFUSED_AFTER = "%‰+/×÷=^<>≤≥&|\\⁄";

  static Glue of(Tokens tokens, int start, int end) {
    Glue left = tokens.isGlued(start) ? before(tokens, start - 1) : QUANTITY;
    Glue right = tokens.isGlued(end) ? after(tokens, end) : QUANTITY;
    return left == QUANTITY ? right : left;
  }

  private static Glue before(Tokens tokens, int index) {
    Token token = tokens.at(index);
    boolean afterWord = tokens.isGlued(index) && tokens.at(index - 1).isWord();
    boolean afterDigits = tokens.isGlued(index) && tokens.hasDigits(index - 1);
    if (token.isWord()) {
      return token.text().equals("x") && !tokens.isGlued(index) ? QUANTITY : CODE;
    }
    return switch (token.text()) {
      case "-" -> afterWord ? CODE : afterDigits || isFace(tokens, index) ? OTHER : QUANTITY;
      case ".", "@", "/", "_", "#" -> afterWord ? CODE : refusedBefore(token);
      case ":" -> afterDigits || isEmoticonEye(tokens, index) ? OTHER : QUANTITY;
      case "°" -> tokens.word(index - 1).equals("n") ? QUANTITY : OTHER;
      case "+" -> longDigits(tokens.at(index + 1)) || afterDigits ? OTHER : QUANTITY;
      default -> refusedBefore(token);
    };
  }

  /** ":-3" is a face. */
  private static boolean isFace(Tokens tokens, int nose) {
    return tokens.isGlued(nose) && tokens.isSign(nose - 1, ":");
  }

  private static Glue refusedBefore(Token token) {
    return REFUSED_BEFORE.contains(token.text()) ? OTHER : QUANTITY;
  }

  /** ":3" is a face, "qty:3" is not. */
  private static boolean isEmoticonEye(Tokens tokens, int index) {
    return !tokens.isGlued(index) && !tokens.at(index + 1).spaced();
  }

  /** "+33612345678" is a phone, "+3" is three more. */
  private static boolean longDigits(Token token) {
    return token.text().length() > 2;
  }

  private static Glue after(Tokens tokens, int index) {
    Token token = tokens.at(index);
    if (token.isWord()) {
      return afterWord(tokens, index);
    }
    boolean beforeDigits = tokens.isGlued(index + 1) && tokens.hasDigits(index + 1);
    boolean beforeWord = tokens.isGlued(index + 1) && tokens.at(index + 1).isWord();
    return switch (token.text()) {
      case ":", "°", "'", "*" -> beforeDigits ? OTHER : QUANTITY;
      case "-" -> OTHER;
      case "." -> beforeDigits || beforeWord ? OTHER : QUANTITY;
      case "@", "_" -> beforeDigits || beforeWord ? CODE : QUANTITY;
      default -> REFUSED_AFTER.contains(token.text()) ? OTHER : QUANTITY;
    };
  }

  private static Glue afterWord(Tokens tokens, int index) {
    String word = tokens.word(index);
    boolean mark = tokens.isSign(index - 2, ",") || tokens.isSign(index - 2, ".");
    boolean decimals = mark && tokens.at(index - 1).text().length() == 2;
    if (UNITS.contains(word) || (decimals && UNITS_AFTER_DECIMALS.contains(word))) {
      return tokens.isGlued(index + 1) && tokens.hasDigits(index + 1) ? OTHER : QUANTITY;
    }
    if (word.equals("x")) {
      return tokens.hasDigits(index + 1) ? OTHER : QUANTITY;
    }
    return NOT_QUANTITIES.contains(word) ? OTHER : CODE;
  }
}
