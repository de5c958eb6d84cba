package io.relais.flows;

import io.relais.flows.answer.AnswerType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The declared type of a variable, input or profile field ({@code data: {order_id: text}}). */
public sealed interface DataType {

  /** One of the types that a question can ask for. */
  record Scalar(AnswerType type) implements DataType {}

  /** {@code optional <type>}: may stay unset; expressions see it as null until it is set. */
  record Optional(DataType of) implements DataType {}

  /** {@code {status: text, eta: optional date}}. */
  record Fields(Map<String, DataType> fields) implements DataType {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** {@code {list: <type>, max: n}}: {@code max} bounds what is shown and stored. */
  record Items(DataType of, int max) implements DataType {}

  /** Whether a value of this type may be absent. */
  default boolean isOptional() {
    return this instanceof Optional;
  }

  /** The type without its {@code optional}. */
  default DataType required() {
    return this instanceof Optional optional ? optional.of() : this;
  }
}
