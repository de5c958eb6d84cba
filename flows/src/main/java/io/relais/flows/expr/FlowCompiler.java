package io.relais.flows.expr;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions of one flow, those that are alike once. */
final class FlowCompiler {
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(ExpressionCompiler.OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addMacros(Functions.macros())
          .build();

  private record Key(String source, Expected expected) {}

  private final Names names;
  private final Checkers checkers;
  private final CelRuntime runtime;
  private final Map<Key, Program> compiled = new HashMap<>();

  FlowCompiler(Names names, CelRuntime runtime) {
    this.names = names;
    this.checkers = new Checkers(names);
    this.runtime = runtime;
  }

  /**
   * The program of {@code source}; null where there are faults, or a name of which nothing is
   * known.
   */
  @Nullable Program compile(String source, Expected expected, Faults faults) {
    Key key = new Key(source, expected);
    Program known = compiled.get(key);
    if (known != null) {
      return known;
    }
    CelAbstractSyntaxTree parsed = parse(source, faults);
    if (parsed == null) {
      return null;
    }
    NameCheck used = NameCheck.of(parsed, names, faults);
    if (used.isUnread() || !faults.isEmpty()) {
      return null;
    }
    CelChecker checker = checkers.knowing(used.functions());
    CelAbstractSyntaxTree checked = check(checker.check(parsed), expected, faults);
    if (checked == null) {
      return null;
    }
    Program program = plan(checked, expected);
    compiled.put(key, program);
    return program;
  }

  private @Nullable CelAbstractSyntaxTree parse(String source, Faults faults) {
    if (source.isBlank()) {
      faults.add(Faults.TYPE, 0, "Expected an expression, but there is none", null);
      return null;
    }
    int length = source.codePointCount(0, source.length());
    if (length > ExpressionCompiler.MAX_LENGTH) {
      String most = "at most " + ExpressionCompiler.MAX_LENGTH + " characters";
      faults.add(
          Faults.TYPE,
          0,
          "Expected " + most + ", but the expression has " + length,
          "set a variable to a part of it");
      return null;
    }
    CelValidationResult result = PARSER.parse(source);
    if (result.hasError()) {
      SyntaxFaults.add(result.getErrors().getFirst(), result.getSource(), faults);
      return null;
    }
    return tree(result);
  }

  private @Nullable CelAbstractSyntaxTree check(
      CelValidationResult result, Expected expected, Faults faults) {
    if (result.hasError()) {
      TypeFaults.add(result.getErrors().getFirst(), result.getSource(), faults);
      return null;
    }
    CelAbstractSyntaxTree checked = tree(result);
    new ResultCheck(names.shapes(), faults).check(checked.getResultType(), expected);
    return faults.isEmpty() ? checked : null;
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("Expected a tree where there is no error", e);
    }
  }

  private Program plan(CelAbstractSyntaxTree checked, Expected expected) {
    try {
      List<UsedName> used = UsedName.in(checked.getExpr(), names.types().keySet());
      return new Program(runtime.createProgram(checked), expected, names.lists(), used);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("Expected a checked expression to be planned", e);
    }
  }
}
