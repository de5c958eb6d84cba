package io.relais.flows.expr;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ints and numbers beside each other: {@code price * 2}, {@code price == 0}. CEL compares such
 * pairs by size but neither calculates with them nor asks whether they are equal, and a designer
 * should not have to write {@code 2.0}.
 */
final class MixedNumbers {
  @Immutable
  private interface Calculation {
    Object of(double a, double b);
  }

  /**
   * @param name what the overloads are called; CEL demands that each has a name
   */
  private record Operator(String function, String name, CelType result, Calculation calculation) {
    private String numberInt() {
      return name + "_number_int";
    }

    private String intNumber() {
      return name + "_int_number";
    }
  }

  private static final List<Operator> OPERATORS =
      List.of(
          new Operator("_+_", "add", SimpleType.DOUBLE, (a, b) -> a + b),
          new Operator("_-_", "subtract", SimpleType.DOUBLE, (a, b) -> a - b),
          new Operator("_*_", "multiply", SimpleType.DOUBLE, (a, b) -> a * b),
          new Operator("_/_", "divide", SimpleType.DOUBLE, (a, b) -> a / b),
          new Operator("_==_", "equals", SimpleType.BOOL, (a, b) -> a == b),
          new Operator("_!=_", "differs", SimpleType.BOOL, (a, b) -> a != b));

  private MixedNumbers() {}

  static List<CelFunctionDecl> declarations() {
    return OPERATORS.stream()
        .map(
            o ->
                CelFunctionDecl.newFunctionDeclaration(
                    o.function(),
                    CelOverloadDecl.newGlobalOverload(
                        o.numberInt(), o.result(), SimpleType.DOUBLE, SimpleType.INT),
                    CelOverloadDecl.newGlobalOverload(
                        o.intNumber(), o.result(), SimpleType.INT, SimpleType.DOUBLE)))
        .toList();
  }

  static List<CelFunctionBinding> bindings() {
    return OPERATORS.stream().flatMap(MixedNumbers::bindings).toList();
  }

  private static Stream<CelFunctionBinding> bindings(Operator operator) {
    Calculation calculation = operator.calculation();
    return Stream.of(
        CelFunctionBinding.from(
            operator.numberInt(), Double.class, Long.class, (a, b) -> calculation.of(a, b)),
        CelFunctionBinding.from(
            operator.intNumber(), Long.class, Double.class, (a, b) -> calculation.of(a, b)));
  }
}
