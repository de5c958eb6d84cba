package io.relais.flows.lint;

import io.relais.flows.DataType;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plain YAML values as values of a declared type. */
public final class Literals {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{5,14}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private Literals() {}

  /** The literal as a value of {@code type}; empty where it is none. */
  public static Optional<Value> fit(Value literal, DataType type) {
    return switch (type) {
      case DataType.Optional(var of) -> fit(literal, of);
      case DataType.Scalar(var scalar) -> scalar(literal, scalar);
      case DataType.Fields(var types) ->
          literal instanceof Value.Fields(var fields) ? fields(fields, types) : Optional.empty();
      case DataType.Items(var of, var max) ->
          literal instanceof Value.Items(var items) && items.size() <= max
              ? items(items, of)
              : Optional.empty();
    };
  }

  private static Optional<Value> scalar(Value literal, AnswerType type) {
    return switch (literal) {
      case Value.Text(var text) -> text(text, type);
      case Value.Int(var number) ->
          type == AnswerType.NUMBER
              ? Optional.of(new Value.Num(BigDecimal.valueOf(number)))
              : only(type == AnswerType.INT, literal);
      case Value.Num _ -> only(type == AnswerType.NUMBER, literal);
      case Value.YesNo _ -> only(type == AnswerType.YES_NO, literal);
      case Value.Fields(var fields) ->
          type == AnswerType.CHOICE ? choice(fields) : Optional.empty();
      case Value.Date _, Value.Choice _, Value.Items _ -> Optional.empty();
    };
  }

  private static Optional<Value> text(String text, AnswerType type) {
    Value value = new Value.Text(text);
    return switch (type) {
      case TEXT -> Optional.of(value);
      case EMAIL -> only(EMAIL.matcher(text).matches(), value);
      case PHONE -> only(PHONE.matcher(text).matches(), value);
      case DATE -> date(text);
      case INT, NUMBER, YES_NO, CHOICE -> Optional.empty();
    };
  }

  private static Optional<Value> date(String text) {
    try {
      return Optional.of(new Value.Date(LocalDate.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> choice(Map<String, Value> fields) {
    return fields.size() == 2
            && fields.get("id") instanceof Value.Text(var id)
            && fields.get("label") instanceof Value.Text(var label)
        ? Optional.of(new Value.Choice(id, label))
        : Optional.empty();
  }

  private static Optional<Value> only(boolean fits, Value value) {
    return fits ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Value> fields(Map<String, Value> fields, Map<String, DataType> types) {
    Map<String, Value> fitted = new LinkedHashMap<>();
    for (Map.Entry<String, DataType> type : types.entrySet()) {
      Value literal = fields.get(type.getKey());
      if (literal == null) {
        if (!type.getValue().isOptional()) {
          return Optional.empty();
        }
        continue;
      }
      Optional<Value> value = fit(literal, type.getValue());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      fitted.put(type.getKey(), value.get());
    }
    return types.keySet().containsAll(fields.keySet())
        ? Optional.of(new Value.Fields(fitted))
        : Optional.empty();
  }

  private static Optional<Value> items(List<Value> items, DataType of) {
    List<Value> fitted = new ArrayList<>();
    for (Value item : items) {
      fit(item, of).ifPresent(fitted::add);
    }
    return fitted.size() == items.size() ? Optional.of(new Value.Items(fitted)) : Optional.empty();
  }
}
