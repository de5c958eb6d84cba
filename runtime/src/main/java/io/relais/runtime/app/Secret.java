package io.relais.runtime.app;

import java.util.Objects;

/**
 * A value that must never reach a log, a page or a terminal: only {@link #reveal()} gives it away,
 * and every call of that is easy to find.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value, "Expected a secret, but it is null.");
  }

  /** The secret itself, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[****]";
  }
}
