package io.relais.flows.answer;

/** Labels with an emoji, for answers that are nothing else. */
final class EmojiLabels {
  private EmojiLabels() {}

  /** Whether a label contains the emoji of a text that has no letters or digits. */
  static boolean shows(String label, String text) {
    String signs = signs(text);
    return !signs.isEmpty() && signs(label).contains(signs);
  }

  /** Emoji and other symbols, without skin tones and presentation marks. */
  private static String signs(String text) {
    StringBuilder signs = new StringBuilder();
    Words.plain(text)
        .codePoints()
        .filter(cp -> Character.getType(cp) == Character.OTHER_SYMBOL)
        .forEach(signs::appendCodePoint);
    return signs.toString();
  }
}
