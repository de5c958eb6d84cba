package io.relais.flows.expr;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.relais.flows.DataType;
import io.relais.flows.answer.AnswerType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types of a flow as CEL knows them. Records are known by their shape: two variables declared
 * with the same fields have one type.
 *
 * <p>CEL marks only plain values as nullable. A record or a date may be compared with null in any
 * case, and an unset list is an empty one, so nothing is lost.
 */
final class Shapes {
  static final StructType CHOICE =
      struct("choice", Map.of("id", SimpleType.STRING, "label", SimpleType.STRING));

  /** Opening hours, as seen now. */
  static final StructType HOURS =
      struct("opening hours", Map.of("open", SimpleType.BOOL, "next_open", SimpleType.TIMESTAMP));

  private final Map<String, CelType> structs = new LinkedHashMap<>();

  Shapes() {
    structs.put(CHOICE.name(), CHOICE);
    structs.put(HOURS.name(), HOURS);
  }

  /** A record under a name of its own, which {@link #provider} then knows. */
  CelType named(String name, Map<String, CelType> fields) {
    StructType struct = struct(name, fields);
    structs.put(name, struct);
    return struct;
  }

  CelType of(DataType type) {
    return switch (type) {
      case DataType.Scalar(var scalar) -> scalar(scalar);
      case DataType.Optional(var required) -> nullable(of(required));
      case DataType.Items(var item, var _) -> ListType.create(of(item));
      case DataType.Fields(var fields) -> {
        Map<String, CelType> types = new LinkedHashMap<>();
        fields.forEach((name, fieldType) -> types.put(name, of(fieldType)));
        yield named(written(type), types);
      }
    };
  }

  private static CelType scalar(AnswerType type) {
    return switch (type) {
      case TEXT, EMAIL, PHONE -> SimpleType.STRING;
      case INT -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case YES_NO -> SimpleType.BOOL;
      case DATE -> SimpleType.TIMESTAMP;
      case CHOICE -> CHOICE;
    };
  }

  static CelType nullable(CelType type) {
    return switch (type.kind()) {
      case STRING, INT, DOUBLE, BOOL -> NullableType.create(required(type));
      default -> type;
    };
  }

  /** The type without its null. */
  static CelType required(CelType type) {
    return type instanceof NullableType nullable ? nullable.targetType() : type;
  }

  static boolean isChoice(CelType type) {
    return type.kind() == CelKind.STRUCT && type.name().equals(CHOICE.name());
  }

  /** A type as a designer writes it: <code>{status: text, eta: optional date}</code>. */
  static String written(DataType type) {
    return switch (type) {
      case DataType.Scalar(var scalar) -> scalar.yamlName();
      case DataType.Optional(var required) -> "optional " + written(required);
      case DataType.Items(var item, var _) -> "a list of " + written(item);
      case DataType.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + written(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** A type of CEL in the words of a designer. */
  static String written(CelType type) {
    if (type instanceof NullableType nullable) {
      return "optional " + written(nullable.targetType());
    }
    return type instanceof ListType list
        ? "a list of " + written(list.elemType())
        : written(type.name());
  }

  /** The name that CEL's messages give a type, in the words of a designer. */
  static String written(String celName) {
    if (celName.startsWith("wrapper(")) {
      return "optional " + written(inside(celName));
    }
    if (celName.startsWith("list(")) {
      return "a list of " + written(inside(celName));
    }
    return switch (celName) {
      case "string" -> "text";
      case "double" -> "number";
      case "bool" -> "yes_no";
      case "google.protobuf.Timestamp" -> "date";
      case "google.protobuf.Duration" -> "a number of days";
      case "null", "null_type" -> "null";
      default -> celName.startsWith("%") ? "anything" : celName;
    };
  }

  private static String inside(String celName) {
    return celName.substring(celName.indexOf('(') + 1, celName.length() - 1);
  }

  /** The records named so far, for CEL to find. */
  CelTypeProvider provider() {
    return new Known(ImmutableMap.copyOf(structs));
  }

  private record Known(ImmutableMap<String, CelType> structs) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return structs.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(structs.get(name));
    }
  }

  private static StructType struct(String name, Map<String, CelType> fields) {
    ImmutableMap<String, CelType> copy = ImmutableMap.copyOf(fields);
    return StructType.create(name, copy.keySet(), field -> Optional.ofNullable(copy.get(field)));
  }
}
