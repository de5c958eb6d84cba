package io.relais.flows.expr;

import io.relais.flows.Expression;
import org.jspecify.annotations.Nullable;

/** An expression that was well typed has no value here: an unset variable, a division by zero. */
public final class ExpressionFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ExpressionFailure(Expression expression, String reason, @Nullable Throwable cause) {
    super(
        "Expected a value of ${"
            + expression.source()
            + "} at "
            + expression.at()
            + ", but "
            + reason,
        cause);
  }
}
