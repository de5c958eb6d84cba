package io.relais.flows.answer;

/** What single characters become when a text is made plain or tidy. */
final class Glyphs {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Beyond this code point, joiners make emoji and words of scripts that need them. */
  private static final int LAST_LATIN = 0x02FF;

  private Glyphs() {}

  /** What must be replaced before the text is normalised, which would do it otherwise. */
  static String prepare(int cp) {
    return switch (cp) {
      case '´', '`' -> "'";
      case 'º' -> "°";
      case '№' -> "n°";
      // A fraction sign would be glued to the digits before it: "2½" is not "21⁄2".
      case '½' -> " 1⁄2 ";
      case '¼' -> " 1⁄4 ";
      case '¾' -> " 3⁄4 ";
      // Small raised digits belong to a unit ("20 m²"), not to a number.
      case '¹', '²', '³' -> "";
      case 0x1F51F -> "10";
      // Ligatures of whole phrases, the only characters that grow more than fourfold.
      case 0xFDFA, 0xFDFB -> " ";
      default ->
          (cp >= 0x2070 && cp <= 0x2089) || isLoneSurrogate(cp) ? "" : Character.toString(cp);
    };
  }

  /** One decomposed, lower-case character in its plain form; empty if it has none. */
  static String plain(int cp) {
    if (cp == '\n') {
      return "\n";
    }
    return switch (Character.getType(cp)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
      case Character.DECIMAL_DIGIT_NUMBER -> Integer.toString(Character.digit(cp, 10));
      case Character.SPACE_SEPARATOR, Character.CONTROL -> " ";
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
      default -> letterOrSign(cp);
    };
  }

  private static String letterOrSign(int cp) {
    return switch (cp) {
      case 'œ' -> "oe";
      case 'æ' -> "ae";
      case 'ß' -> "ss";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ' -> "d";
      case 'ı' -> "i";
      case '’', '‘', 'ʼ', '‛', '′', '`' -> "'";
      case '“', '”', '„', '«', '»', '″' -> "\"";
      case '‐', '‑', '‒', '–', '—', '―', '−', '⁃' -> "-";
      default -> isSkinTone(cp) ? "" : Character.toString(cp);
    };
  }

  private static boolean isSkinTone(int cp) {
    return cp >= 0x1F3FB && cp <= 0x1F3FF;
  }

  private static boolean isLoneSurrogate(int cp) {
    return cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE;
  }

  /** Letters, digits, currency signs and plus: what punctuation at the ends of a text is not. */
  static boolean carriesMeaning(int cp) {
    return Character.isLetterOrDigit(cp)
        || Character.getType(cp) == Character.CURRENCY_SYMBOL
        || Character.getType(cp) == Character.COMBINING_SPACING_MARK
        || cp == '+';
  }

  /** A blank of any kind is a space; other characters stay. */
  static String blankOr(int cp) {
    return switch (Character.getType(cp)) {
      case Character.SPACE_SEPARATOR -> " ";
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
      default -> cp == '\t' ? " " : Character.toString(cp);
    };
  }

  /**
   * Whether a character may stay in a text that is kept; joiners only where they join something.
   */
  static boolean isVisible(int previous, int cp, int next) {
    return switch (Character.getType(cp)) {
      case Character.CONTROL -> cp == '\n' || cp == '\t';
      case Character.SURROGATE -> false;
      case Character.FORMAT -> isTag(cp) ? followsFlag(previous) : joins(previous, cp, next);
      default -> true;
    };
  }

  private static boolean joins(int previous, int cp, int next) {
    return (cp == ZERO_WIDTH_JOINER || cp == ZERO_WIDTH_NON_JOINER)
        && previous > LAST_LATIN
        && next > LAST_LATIN
        && Character.getType(previous) != Character.FORMAT
        && Character.getType(next) != Character.FORMAT
        && !isLoneSurrogate(next)
        && !Character.isSpaceChar(next);
  }

  /** The flags of England, Scotland and Wales are a black flag followed by tag characters. */
  private static boolean followsFlag(int previous) {
    return previous == BLACK_FLAG || isTag(previous);
  }

  private static boolean isTag(int cp) {
    return cp >= 0xE0020 && cp <= 0xE007F;
  }
}
