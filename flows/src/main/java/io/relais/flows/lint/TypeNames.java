package io.relais.flows.lint;

import io.relais.flows.DataType;
import java.util.stream.Collectors;

/** Types in the words of a flow. */
final class TypeNames {
  private TypeNames() {}

  static String of(DataType type) {
    return switch (type) {
      case DataType.Optional(var of) -> "optional " + of(of);
      case DataType.Scalar(var scalar) -> scalar.yamlName();
      case DataType.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + of(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case DataType.Items(var of, var max) -> "{list: " + of(of) + ", max: " + max + "}";
    };
  }
}
