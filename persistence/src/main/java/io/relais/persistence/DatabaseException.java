package io.relais.persistence;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used. The message is one line for the operator and says what to do next.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
