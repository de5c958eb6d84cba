package io.relais.flows.answer;

/**
 * A piece of a plain text.
 *
 * @param text a word, a run of ASCII digits, or one sign
 * @param spaced whether white space (or the start of the text) stands before it
 */
record Token(Kind kind, String text, boolean spaced) {
  enum Kind {
    WORD,
    DIGITS,
    SIGN,
    /** A line end. */
    LINE,
    /** What is before the first and after the last token. */
    NONE
  }

  static final Token NOTHING = new Token(Kind.NONE, "", true);

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isDigits() {
    return kind == Kind.DIGITS;
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Not separated from the token before it. */
  boolean isGlued() {
    return !spaced;
  }
}
