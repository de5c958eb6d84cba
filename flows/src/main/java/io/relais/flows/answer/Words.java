package io.relais.flows.answer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Brings what people type to a common form, so that it can be compared. All of it is linear. */
public final class Words {
  /** The longest text that is searched for a value, in UTF-16 units. */
  static final int MAX_READ = 1_000;

  private Words() {}

  /**
   * The form in which two texts that a person would call the same are equal: NFKC, lower case,
   * accents off, one kind of apostrophe and hyphen, punctuation and emoji at both ends off, white
   * space single. Empty if nothing but punctuation and emoji was there.
   */
  public static String fold(String text) {
    String plain = plain(text);
    int start = 0;
    int end = plain.length();
    while (start < end && !Glyphs.carriesMeaning(plain.codePointAt(start))) {
      start += Character.charCount(plain.codePointAt(start));
    }
    while (end > start && !Glyphs.carriesMeaning(plain.codePointBefore(end))) {
      end -= Character.charCount(plain.codePointBefore(end));
    }
    return singleSpaced(plain.substring(start, end).replace('\n', ' '));
  }

  /**
   * Lower case, accents off, digits ASCII, one kind of every sign, lines kept: what the readers
   * split into tokens.
   */
  static String plain(String text) {
    StringBuilder prepared = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(cp -> prepared.append(Glyphs.prepare(cp)));
    String lower = Normalizer.normalize(prepared, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    apart.codePoints().forEach(cp -> plain.append(Glyphs.plain(cp)));
    return plain.toString();
  }

  /**
   * The text as its writer sees it: NFC, no control or invisible characters, no white space at the
   * ends of lines, runs of blanks single, at most one empty line in a row.
   */
  static String tidy(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder visible = new StringBuilder(composed.length());
    int previous = ' ';
    for (int i = 0; i < composed.length(); ) {
      int cp = composed.codePointAt(i);
      i += Character.charCount(cp);
      int next = i < composed.length() ? composed.codePointAt(i) : ' ';
      if (Glyphs.isVisible(previous, cp, next)) {
        visible.append(Glyphs.blankOr(cp));
        previous = cp;
      }
    }
    String lines = Normalizer.normalize(visible, Normalizer.Form.NFC);
    return withoutStrayBlanks(lines);
  }

  /** Words of a list, separated by white space. */
  static Set<String> set(String words) {
    return Set.copyOf(List.of(words.strip().split("\\s+")));
  }

  private static String withoutStrayBlanks(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int empty = 0;
    for (String line : text.split("\n", -1)) {
      String tidy = singleSpaced(line);
      empty = tidy.isEmpty() ? empty + 1 : 0;
      if (empty <= 1) {
        kept.append(tidy).append('\n');
      }
    }
    return kept.toString().strip();
  }

  private static String singleSpaced(String text) {
    StringBuilder single = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean repeated =
          c == ' ' && (single.isEmpty() || single.charAt(single.length() - 1) == ' ');
      if (!repeated) {
        single.append(c);
      }
    }
    return single.toString().stripTrailing();
  }
}
