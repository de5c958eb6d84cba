package io.relais.flows.expr;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompilerFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The type checkers of one flow. CEL declares every function anew for each expression that it
 * checks, which costs far more than the check: so there is one checker for every set of functions
 * that is used together, and it knows no others.
 */
final class Checkers {
  /** What flows have a use for of CEL's own library. */
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

  /** Types of CEL that no value of a flow has. */
  private static final Set<CelKind> FOREIGN = Set.of(CelKind.UINT, CelKind.BYTES, CelKind.MAP);

  private static final List<CelFunctionDecl> OWN = Functions.declarations();

  private final Names names;
  private final Map<Set<String>, CelChecker> byFunctions = new HashMap<>();

  Checkers(Names names) {
    this.names = names;
  }

  /** The checker that knows these functions and operators, by CEL's names for them. */
  CelChecker knowing(Set<String> functions) {
    return byFunctions.computeIfAbsent(Set.copyOf(functions), this::checker);
  }

  private CelChecker checker(Set<String> functions) {
    CelCheckerBuilder builder =
        CelCompilerFactory.standardCelCheckerBuilder()
            .setOptions(ExpressionCompiler.OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(library(functions))
            .addFunctionDeclarations(
                OWN.stream().filter(own -> functions.contains(own.name())).toList())
            .setTypeProvider(names.shapes().provider())
            .addVarDeclarations(
                CelVarDecl.newVarDeclaration(Functions.WRITING, Functions.WRITING_TYPE));
    names
        .types()
        .forEach(
            (name, type) -> builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type)));
    return builder.build();
  }

  private static CelStandardDeclarations library(Set<String> functions) {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions(
            (function, overload) ->
                USED.contains(function)
                    && functions.contains(function.functionName())
                    && !isForeign(overload))
        .filterIdentifiers(identifier -> false)
        .build();
  }

  private static boolean isForeign(StandardOverload overload) {
    return overload.celOverloadDecl().parameterTypes().stream()
        .anyMatch(type -> FOREIGN.contains(type.kind()));
  }
}
