package io.relais.persistence.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in the audit log: ids and words of closed lists, and nothing that a person wrote.
 */
final class AuditIds {
  /** Ids are ours: letters, digits and a little between them, without blanks. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._/-]{0,99}");

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private AuditIds() {}

  static @Nullable String id(@Nullable String id) {
    return checked(id, ID, "an id");
  }

  static @Nullable String word(@Nullable String word) {
    return checked(word, WORD, "a word in lower case");
  }

  /** The text itself is not repeated: it is refused because it may be personal. */
  private static @Nullable String checked(@Nullable String text, Pattern pattern, String what) {
    if (text != null && !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Expected " + what + " for the audit log, but it is something else");
    }
    return text;
  }
}
