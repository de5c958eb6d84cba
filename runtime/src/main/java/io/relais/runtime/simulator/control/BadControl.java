package io.relais.runtime.simulator.control;

/** A call of the control API cannot be answered as asked; the message says what was expected. */
final class BadControl extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  BadControl(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
