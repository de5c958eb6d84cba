package io.relais.flows.answer;

import java.util.Optional;

/**
 * Free text: what was written, tidied. Something that has no letter and no digit ("?", "...", a
 * lone emoji) is no answer to a question that asks for words.
 */
final class TextReader {
  /** What WhatsApp lets a business send in one text; more is not the answer to one question. */
  static final int MAX_TEXT = 4_096;

  private TextReader() {}

  static Optional<String> read(String text) {
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    String tidy = Words.tidy(text);
    return tidy.codePoints().anyMatch(Character::isLetterOrDigit)
        ? Optional.of(tidy)
        : Optional.empty();
  }
}
