package io.relais.persistence.sealing;

/**
 * Sealed bytes that cannot be opened. The message says what did not fit and holds nothing of the
 * content, so that it may be logged.
 */
public final class SealedException extends Exception {
  private static final long serialVersionUID = 1;

  public SealedException(String message) {
    super(message);
  }
}
