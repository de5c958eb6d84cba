package io.relais.persistence.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the person behind an account does. An account has one or more; none includes another, so
 * that whoever looks after accounts does not read conversations by that alone.
 */
public enum Role {
  /** Talks to customers. */
  AGENT,
  /** Looks after queues and agents. */
  SUPERVISOR,
  /** Writes flows. */
  DESIGNER,
  /** Looks after accounts, keys and the installation. */
  ADMIN;

  /** As it stands in the table and on the command line. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> called(String title) {
    return Arrays.stream(values()).filter(role -> role.title().equals(title)).findFirst();
  }
}
