package io.relais.flows.expr;

import io.relais.flows.Expression;
import io.relais.flows.Value;
import org.jspecify.annotations.Nullable;

/**
 * Every expression of a bundle, compiled. All three throw {@link ExpressionFailure} where a
 * well-typed expression has no value at this moment.
 */
public interface CompiledExpressions {

  /** Whether a condition ({@code if}) holds. */
  boolean test(Expression expression, Scope scope);

  /** The typed value of an assignment; null unsets an optional variable. */
  @Nullable Value value(Expression expression, Scope scope);

  /** Any value, for a part of a JSON document; null where it is unset. */
  @Nullable Value any(Expression expression, Scope scope);

  /**
   * The value as it is written in a text of the scope's locale; there is no text for an unset
   * value.
   */
  String text(Expression expression, Scope scope);
}
