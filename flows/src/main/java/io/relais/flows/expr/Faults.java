package io.relais.flows.expr;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import io.relais.flows.Diagnostic;
import io.relais.flows.Expression;
import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults found in one expression, each at its place in the file. */
final class Faults {
  static final String UNKNOWN_NAME = "E08";
  static final String TYPE = "E09";

  private final Expression expression;
  private final @Nullable String step;
  private final List<Diagnostic> found = new ArrayList<>();

  Faults(Expression expression, @Nullable String step) {
    this.expression = expression;
    this.step = step;
  }

  /**
   * @param offset where in the expression, in code points from its beginning
   */
  void add(String code, int offset, String message, @Nullable String hint) {
    found.add(new Diagnostic(code, place(offset), step, message, hint));
  }

  /** The first fault is told; those behind it in one expression are mostly its echo. */
  List<Diagnostic> found() {
    return found;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  String source() {
    return expression.source();
  }

  /**
   * A place in the first line is exact; below it the file's indentation is not known, so the
   * beginning stands in.
   */
  private Position place(int offset) {
    Position at = expression.at();
    String before =
        source().substring(0, source().offsetByCodePoints(0, Math.min(offset, length())));
    return before.indexOf('\n') >= 0
        ? at
        : new Position(at.file(), at.line(), at.column() + offset);
  }

  private int length() {
    return source().codePointCount(0, source().length());
  }

  /** Where {@code expr} begins: CEL places a selection at its dot and a call at its parenthesis. */
  static int offset(CelExpr expr, CelSource source) {
    int at = source.getPositionsMap().getOrDefault(expr.id(), 0);
    return switch (expr.getKind()) {
      case SELECT -> at + 1;
      case CALL -> isFunction(expr.call().function()) ? at - expr.call().function().length() : at;
      default -> at;
    };
  }

  static boolean isFunction(String name) {
    return Character.isLetter(name.charAt(0));
  }
}
