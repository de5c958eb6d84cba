package io.relais.flows.expr;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import io.relais.flows.DataType;
import org.jspecify.annotations.Nullable;

/** Does an expression give what is expected where it stands (E09)? */
final class ResultCheck {
  private final Shapes shapes;
  private final Faults faults;

  ResultCheck(Shapes shapes, Faults faults) {
    this.shapes = shapes;
    this.faults = faults;
  }

  void check(CelType result, Expected expected) {
    switch (expected) {
      case Expected.Condition() ->
          require(kind(result) == CelKind.BOOL, "a condition (yes_no)", result, null);
      case Expected.Writable() -> writable(result);
      case Expected.Anything() -> {}
      case Expected.Typed(var type) -> typed(result, type);
    }
  }

  private void writable(CelType result) {
    boolean writable =
        switch (kind(result)) {
          case STRING, INT, DOUBLE, BOOL, TIMESTAMP -> true;
          default -> Shapes.isChoice(result);
        };
    require(writable, "a value that can be written in a text", result, "write one of its fields");
  }

  private void typed(CelType result, DataType type) {
    boolean isNull = result.equals(SimpleType.NULL_TYPE);
    boolean fits = isNull ? type.isOptional() : fits(result, shapes.of(type.required()));
    require(fits, Shapes.written(type), result, null);
  }

  private static boolean fits(CelType given, CelType wanted) {
    CelType plain = Shapes.required(given);
    return switch (wanted) {
      case ListType list ->
          plain instanceof ListType items
              && (isEmptyList(items) || fits(items.elemType(), list.elemType()));
      case NullableType nullable -> fits(plain, nullable.targetType());
      default ->
          plain.equals(wanted) || isNamedAlike(plain, wanted) || isIntForNumber(plain, wanted);
    };
  }

  private static boolean isEmptyList(ListType list) {
    return list.elemType().kind() == CelKind.TYPE_PARAM || list.elemType().kind() == CelKind.DYN;
  }

  private static boolean isNamedAlike(CelType given, CelType wanted) {
    return given.kind() == CelKind.STRUCT
        && wanted.kind() == CelKind.STRUCT
        && given.name().equals(wanted.name());
  }

  private static boolean isIntForNumber(CelType given, CelType wanted) {
    return given.kind() == CelKind.INT && wanted.kind() == CelKind.DOUBLE;
  }

  private static CelKind kind(CelType type) {
    return Shapes.required(type).kind();
  }

  private void require(boolean fits, String wanted, CelType given, @Nullable String hint) {
    if (!fits) {
      faults.add(
          Faults.TYPE, 0, "Expected " + wanted + ", but this is " + Shapes.written(given), hint);
    }
  }
}
