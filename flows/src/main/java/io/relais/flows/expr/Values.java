package io.relais.flows.expr;

import dev.cel.common.values.NullValue;
import io.relais.flows.DataType;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of flows as CEL sees them, and back. */
final class Values {
  private Values() {}

  static Object toCel(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Int(var number) -> number;
      case Value.Num(var number) -> number.doubleValue();
      case Value.YesNo(var yes) -> yes;
      case Value.Date(var date) -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
      case Value.Choice(var id, var label) ->
          new RecordValue(value, Map.of("id", id, "label", label));
      case Value.Fields(var fields) -> new RecordValue(value, fields);
      case Value.Items(var items) -> items.stream().map(Values::toCel).toList();
    };
  }

  /** What an evaluation gave, as {@code type}, for which it was checked; null for CEL's null. */
  static @Nullable Value fromCel(Object result, DataType type) {
    return switch (result) {
      case NullValue _ -> null;
      case RecordValue record -> (Value) record.whole();
      case String text -> new Value.Text(text);
      case Boolean yes -> new Value.YesNo(yes);
      case Instant at -> new Value.Date(Writing.dateOf(at));
      case Double number -> new Value.Num(Writing.decimal(number));
      case Long number ->
          type.required().equals(new DataType.Scalar(AnswerType.NUMBER))
              ? new Value.Num(BigDecimal.valueOf(number))
              : new Value.Int(number);
      case List<?> items when type.required() instanceof DataType.Items(var item, var max) ->
          new Value.Items(items.stream().limit(max).map(each -> item(each, item)).toList());
      default ->
          throw new IllegalStateException(
              "Expected a value of a flow, but CEL gave a " + result.getClass());
    };
  }

  /** What an evaluation gave, as its own type says; null for CEL's null. */
  static @Nullable Value ofAnyType(Object result) {
    return switch (result) {
      case Long number -> new Value.Int(number);
      case List<?> items ->
          new Value.Items(
              items.stream().map(each -> Objects.requireNonNull(ofAnyType(each))).toList());
      default -> fromCel(result, new DataType.Scalar(AnswerType.TEXT));
    };
  }

  private static Value item(Object each, DataType type) {
    return Objects.requireNonNull(fromCel(each, type), "an item of a list");
  }
}
