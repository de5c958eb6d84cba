package io.relais.flows.expr;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CEL as one flow sees it: its names and types, and no more of CEL's own library than flows have a
 * use for.
 */
final class FlowCompiler {
  private static final Set<StandardFunction> USED =
      Set.of(
          StandardFunction.ADD,
          StandardFunction.SUBTRACT,
          StandardFunction.MULTIPLY,
          StandardFunction.DIVIDE,
          StandardFunction.MODULO,
          StandardFunction.NEGATE,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS,
          StandardFunction.LOGICAL_AND,
          StandardFunction.LOGICAL_OR,
          StandardFunction.LOGICAL_NOT,
          StandardFunction.NOT_STRICTLY_FALSE,
          StandardFunction.CONDITIONAL,
          StandardFunction.IN,
          StandardFunction.INDEX,
          StandardFunction.SIZE,
          StandardFunction.CONTAINS,
          StandardFunction.STARTS_WITH,
          StandardFunction.ENDS_WITH,
          StandardFunction.MATCHES);

  /** Types of CEL that no value of a flow has: their overloads would only slow the check down. */
  private static final Set<CelKind> FOREIGN = Set.of(CelKind.UINT, CelKind.BYTES, CelKind.MAP);

  private static final CelStandardDeclarations LIBRARY =
      CelStandardDeclarations.newBuilder()
          .filterFunctions((function, overload) -> USED.contains(function) && !isForeign(overload))
          .filterIdentifiers(identifier -> false)
          .build();

  private record Key(String source, Expected expected) {}

  private final Names names;
  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final Map<Key, Program> compiled = new HashMap<>();

  FlowCompiler(Names names, CelRuntime runtime) {
    this.names = names;
    this.runtime = runtime;
    this.compiler = compiler(names);
  }

  private static CelCompiler compiler(Names names) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(ExpressionCompiler.OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(LIBRARY)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addMacros(Functions.macros())
            .addFunctionDeclarations(Functions.declarations())
            .setTypeProvider(names.shapes().provider())
            .addVar(Functions.WRITING, Functions.WRITING_TYPE);
    names.types().forEach(builder::addVar);
    return builder.build();
  }

  private static boolean isForeign(StandardOverload overload) {
    return overload.celOverloadDecl().parameterTypes().stream()
        .anyMatch(type -> FOREIGN.contains(type.kind()));
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
    if (parsed == null || !NameCheck.check(parsed, names, faults) || !faults.isEmpty()) {
      return null;
    }
    CelAbstractSyntaxTree checked = check(parsed, expected, faults);
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
    CelValidationResult result = compiler.parse(source);
    if (result.hasError()) {
      SyntaxFaults.add(result.getErrors().getFirst(), result.getSource(), faults);
      return null;
    }
    return tree(result);
  }

  private @Nullable CelAbstractSyntaxTree check(
      CelAbstractSyntaxTree parsed, Expected expected, Faults faults) {
    CelValidationResult result = compiler.check(parsed);
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
