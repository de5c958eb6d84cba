package io.relais.flows.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.DataType;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other systems answer, as values of declared types. */
public final class JsonValues {
  /** Characters of an ISO 8601 date, with which a moment begins, too. */
  private static final int DATE = 10;

  private JsonValues() {}

  /** The value of that type; empty where the JSON does not fit it. */
  public static Optional<Value> fit(JsonNode json, DataType type) {
    return switch (type) {
      case DataType.Optional(var of) -> fit(json, of);
      case DataType.Scalar(var scalar) -> scalar(json, scalar);
      case DataType.Fields(var fields) -> fields(json, fields);
      case DataType.Items(var of, var max) -> items(json, of, max);
    };
  }

  private static Optional<Value> scalar(JsonNode json, AnswerType type) {
    return switch (type) {
      case INT ->
          json.isIntegralNumber() && json.canConvertToLong()
              ? Optional.of(new Value.Int(json.longValue()))
              : Optional.empty();
      case NUMBER ->
          json.isNumber() ? Optional.of(new Value.Num(json.decimalValue())) : Optional.empty();
      case YES_NO ->
          json.isBoolean() ? Optional.of(new Value.YesNo(json.booleanValue())) : Optional.empty();
      case DATE -> json.isTextual() ? date(json.textValue()) : Optional.empty();
      case CHOICE ->
          json.path("id").isTextual() && json.path("label").isTextual()
              ? Optional.of(
                  new Value.Choice(json.get("id").textValue(), json.get("label").textValue()))
              : Optional.empty();
      default ->
          json.isTextual() || json.isNumber()
              ? Optional.of(new Value.Text(json.asText()))
              : Optional.empty();
    };
  }

  private static Optional<Value> date(String text) {
    try {
      return Optional.of(
          new Value.Date(LocalDate.parse(text.substring(0, Math.min(DATE, text.length())))));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Optional<Value> fields(JsonNode json, Map<String, DataType> types) {
    Map<String, Value> fitted = new LinkedHashMap<>();
    for (Map.Entry<String, DataType> type : types.entrySet()) {
      JsonNode field = json.path(type.getKey());
      boolean absent = field.isMissingNode() || field.isNull();
      Optional<Value> value = absent ? Optional.empty() : fit(field, type.getValue());
      if (value.isPresent()) {
        fitted.put(type.getKey(), value.get());
      } else if (!absent || !type.getValue().isOptional()) {
        return Optional.empty();
      }
    }
    return json.isObject() ? Optional.of(new Value.Fields(fitted)) : Optional.empty();
  }

  /** What is more than a list may hold is left out. */
  private static Optional<Value> items(JsonNode json, DataType of, int max) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; json.isArray() && i < Math.min(max, json.size()); i++) {
      Optional<Value> item = fit(json.get(i), of);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return json.isArray() ? Optional.of(new Value.Items(items)) : Optional.empty();
  }
}
