package io.relais.flows.bundle;

import io.relais.flows.Brand;
import io.relais.flows.DataType;
import io.relais.flows.Diagnostic;
import io.relais.flows.Draft;
import io.relais.flows.Expression;
import io.relais.flows.Text;
import io.relais.flows.expr.BrandNames;
import io.relais.flows.expr.CompiledExpressions;
import io.relais.flows.expr.Expected;
import io.relais.flows.expr.ExpressionCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles every expression of a workspace and collects what is wrong with them. */
final class ExpressionPass {
  private static final String UNKNOWN_NAME = "E08";

  private final ExpressionCompiler compiler;
  private final boolean profileKnown;
  private final Map<String, DataType> profile;
  private final List<Diagnostic> problems = new ArrayList<>();

  private ExpressionPass(@Nullable Brand brand) {
    this.compiler =
        new ExpressionCompiler(brand == null ? BrandNames.UNKNOWN : BrandNames.of(brand));
    this.profileKnown = brand != null;
    this.profile = brand == null ? Map.of() : brand.profile();
  }

  static ExpressionPass over(@Nullable Brand brand, Map<String, Draft> drafts) {
    ExpressionPass pass = new ExpressionPass(brand);
    drafts.values().forEach(draft -> pass.flow(draft, drafts));
    if (brand != null) {
      pass.notices(brand);
    }
    return pass;
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  CompiledExpressions compiled() {
    return compiler.compiled();
  }

  private void flow(Draft draft, Map<String, Draft> drafts) {
    Map<String, DataType> declared = new LinkedHashMap<>(draft.flow().inputs());
    declared.putAll(draft.flow().data());
    ExpressionCompiler.OfFlow names = compiler.flow(declared, draft.unreadNames());
    boolean allDeclared = !draft.unread().contains("data") && !draft.unread().contains("inputs");
    new ExpressionUses(
            draft.flow(),
            drafts,
            profile,
            (expression, expected, step) -> compile(names, expression, expected, step, allDeclared))
        .visit();
  }

  private void notices(Brand brand) {
    ExpressionCompiler.OfFlow names = compiler.flow(Map.of(), Set.of());
    for (Text notice : List.of(brand.notices().automated(), brand.notices().stopped())) {
      notice
          .byLocale()
          .values()
          .forEach(
              template ->
                  template
                      .expressions()
                      .forEach(e -> compile(names, e, new Expected.Writable(), null, true)));
    }
  }

  /** A name that may be declared in what could not be read is not called unknown. */
  private void compile(
      ExpressionCompiler.OfFlow names,
      Expression expression,
      Expected expected,
      @Nullable String step,
      boolean allDeclared) {
    boolean namesKnown = allDeclared && (profileKnown || !expression.source().contains("contact."));
    names.compile(expression, expected, step).stream()
        .filter(problem -> namesKnown || !problem.code().equals(UNKNOWN_NAME))
        .forEach(problems::add);
  }
}
