package io.relais.flows.expr;

import io.relais.flows.Expression;
import io.relais.flows.Value;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The compiled expressions of a bundle, by identity. Never changed once made. */
final class Programs implements CompiledExpressions {
  private final IdentityHashMap<Expression, Program> programs;

  Programs(IdentityHashMap<Expression, Program> programs) {
    this.programs = new IdentityHashMap<>(programs);
  }

  @Override
  public boolean test(Expression expression, Scope scope) {
    return program(expression).test(expression, scope);
  }

  @Override
  public @Nullable Value value(Expression expression, Scope scope) {
    return program(expression).value(expression, scope);
  }

  @Override
  public @Nullable Value any(Expression expression, Scope scope) {
    return program(expression).any(expression, scope);
  }

  @Override
  public String text(Expression expression, Scope scope) {
    return program(expression).text(expression, scope);
  }

  private Program program(Expression expression) {
    Program program = programs.get(expression);
    if (program == null) {
      throw new IllegalArgumentException(
          "Expected an expression of this bundle, but it holds no " + expression);
    }
    return program;
  }
}
