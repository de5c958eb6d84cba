package io.relais.flows.expr;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.relais.flows.DataType;
import io.relais.flows.Diagnostic;
import io.relais.flows.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of a brand, each once: parsed, its names found (E08), its types checked
 * against what is declared (E09), planned. Not for use by several threads; what {@link #compiled}
 * gives is.
 */
public final class ExpressionCompiler {
  /** Characters of one expression: longer ones are programs, and belong into steps. */
  static final int MAX_LENGTH = 1000;

  /** Parentheses, calls and operators inside each other. */
  static final int MAX_NESTING = 32;

  /** Times that the loops over lists in one evaluation may go round, all together. */
  static final int MAX_ITERATIONS = 1000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseRecursionDepth(MAX_NESTING)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(Functions.bindings())
          .build();

  private final BrandNames ofBrand;
  private final IdentityHashMap<Expression, Program> programs = new IdentityHashMap<>();

  /**
   * @param ofBrand the names that do not depend on the flow
   */
  public ExpressionCompiler(BrandNames ofBrand) {
    this.ofBrand = ofBrand;
  }

  /**
   * The expressions of one flow.
   *
   * @param declared its variables and inputs
   * @param unread names that are declared with a type that was refused: an expression that uses one
   *     is passed over
   */
  public OfFlow flow(Map<String, DataType> declared, Set<String> unread) {
    return new OfFlow(new Names(declared, ofBrand, unread));
  }

  /** Compiles the expressions that see the names of one flow. */
  public final class OfFlow {
    private final FlowCompiler compiler;

    private OfFlow(Names names) {
      this.compiler = new FlowCompiler(names, RUNTIME);
    }

    /**
     * Compiles one expression and keeps the result under its identity.
     *
     * @param step the step that it stands in, for the diagnostics
     * @return what is wrong with it; empty where it can be evaluated
     */
    public List<Diagnostic> compile(
        Expression expression, Expected expected, @Nullable String step) {
      Faults faults = new Faults(expression, step);
      Program program = compiler.compile(expression.source(), expected, faults);
      if (program != null) {
        programs.put(expression, program);
      }
      return faults.found();
    }
  }

  /** All that was compiled so far. */
  public CompiledExpressions compiled() {
    return new Programs(programs);
  }
}
