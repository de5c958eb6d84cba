package io.relais.flows.engine;

import org.jspecify.annotations.Nullable;

/**
 * A turn cannot be taken: a limit is exceeded, an expression has no value. Nothing of the turn
 * happens; the input is recorded as failed, the step is reported to the operator, and the person is
 * offered a human.
 */
public final class TurnFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable String step;

  TurnFailure(@Nullable String step, String reason) {
    super(reason);
    this.step = step;
  }

  TurnFailure(@Nullable String step, RuntimeException cause) {
    super(
        cause.getMessage() != null ? cause.getMessage() : cause.getClass().getSimpleName(), cause);
    this.step = step;
  }

  /** The step that was being taken, as {@code flow.step}; null before the first. */
  public @Nullable String step() {
    return step;
  }
}
