package io.relais.flows.expr;

import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelIndexOutOfBoundsException;
import dev.cel.common.exceptions.CelIterationLimitExceededException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.relais.flows.DataType;
import io.relais.flows.Expression;
import io.relais.flows.Value;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One compiled expression. It holds no state: any number of threads may evaluate it. */
record Program(CelRuntime.Program cel, Expected expected, Set<String> lists, List<UsedName> used) {

  boolean test(Expression expression, Scope scope) {
    Object result = evaluate(expression, scope);
    if (result instanceof Boolean holds) {
      return holds;
    }
    throw failure(expression, scope, null);
  }

  @Nullable Value value(Expression expression, Scope scope) {
    DataType type = typed(expression);
    Value value = Values.fromCel(evaluate(expression, scope), type);
    if (value == null && !type.isOptional()) {
      throw failure(expression, scope, null);
    }
    return value;
  }

  @Nullable Value any(Expression expression, Scope scope) {
    return Values.ofAnyType(evaluate(expression, scope));
  }

  String text(Expression expression, Scope scope) {
    Object result = evaluate(expression, scope);
    return switch (result) {
      case String text -> text;
      case Long number -> Long.toString(number);
      case Double number -> Writing.of(scope).number(number);
      case Boolean yes -> Writing.of(scope).yesNo(yes);
      case Instant at -> Writing.of(scope).date(at);
      case RecordValue record when record.whole() instanceof Value.Choice(var _, var label) ->
          label;
      case NullValue _ -> throw failure(expression, scope, null);
      default ->
          throw new IllegalStateException(
              "Expected a writable value, but CEL gave a " + result.getClass());
    };
  }

  private DataType typed(Expression expression) {
    return switch (expected) {
      case Expected.Typed(var type) -> type;
      case Expected.Condition _, Expected.Writable _, Expected.Anything _ ->
          throw new IllegalStateException(
              "Expected an assignment, but " + expression.at() + " was compiled as another");
    };
  }

  private Object evaluate(Expression expression, Scope scope) {
    try {
      return cel.eval(new ScopeVariables(scope, lists));
    } catch (CelEvaluationException e) {
      throw failure(expression, scope, e);
    }
  }

  private ExpressionFailure failure(
      Expression expression, Scope scope, @Nullable CelEvaluationException cause) {
    return new ExpressionFailure(expression, reason(scope, cause), cause);
  }

  private String reason(Scope scope, @Nullable CelEvaluationException cause) {
    return switch (cause == null ? null : cause.getCause()) {
      case CelDivideByZeroException _ -> "it divides by zero";
      case CelNumericOverflowException _ -> "a number in it grows too large";
      case CelIndexOutOfBoundsException _ -> "a list in it is shorter than the place asked for";
      case CelIterationLimitExceededException _ ->
          "it goes through lists more than " + ExpressionCompiler.MAX_ITERATIONS + " times";
      case null, default -> unset(scope);
    };
  }

  private String unset(Scope scope) {
    ScopeVariables variables = new ScopeVariables(scope, lists);
    return used.stream()
        .flatMap(name -> name.unset(variables).stream())
        .findFirst()
        .map(name -> "`" + name + "` is unset")
        .orElse("it cannot be evaluated with the values that are set");
  }
}
