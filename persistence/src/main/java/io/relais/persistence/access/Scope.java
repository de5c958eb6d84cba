package io.relais.persistence.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key opens; a key has one or more, and none includes another. */
public enum Scope {
  /** Reading the audit log. */
  AUDIT_READ,
  /** Reading what is known about conversations. */
  CONVERSATIONS_READ,
  /** Taking, retrying and ending conversations. */
  CONVERSATIONS_OPERATE;

  /** As it stands in the table and on the command line: {@code audit:read}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  public static Optional<Scope> called(String title) {
    return Arrays.stream(values()).filter(scope -> scope.title().equals(title)).findFirst();
  }
}
