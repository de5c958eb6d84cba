package io.relais.runtime.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/**
 * What somebody typed as a password, the same on every keyboard (NFKC, as NIST SP 800-63B-4 asks),
 * and in no log.
 */
public final class Password {
  /** Code points that count; the rest is cut off, so that a megabyte costs nothing to look at. */
  private static final int CUT = 1_000;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  public static Password of(String typed) {
    int end = typed.offsetByCodePoints(0, Math.min(CUT, typed.codePointCount(0, typed.length())));
    return new Password(Normalizer.normalize(typed.substring(0, end), Normalizer.Form.NFKC));
  }

  /** Code points, which is what people count as characters. */
  int length() {
    return text.codePointCount(0, text.length());
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "Password[****]";
  }
}
