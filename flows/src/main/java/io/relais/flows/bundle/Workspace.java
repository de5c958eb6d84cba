package io.relais.flows.bundle;

import io.relais.flows.Brand;
import io.relais.flows.Diagnostic;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.lint.Linter;
import io.relais.flows.lint.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A brand's workspace, read and checked.
 *
 * @param bundle what the machine runs; null where there is any error
 * @param diagnostics every problem of every file, in reading order
 */
public record Workspace(@Nullable Bundle bundle, List<Diagnostic> diagnostics) {

  public Workspace {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Reads, checks and compiles a workspace. It never throws for what stands in the files. */
  public static Workspace load(Sources sources) {
    List<Diagnostic> found = new ArrayList<>(sources.problems());
    ReadWorkspace read = ReadWorkspace.of(sources);
    found.addAll(read.problems());
    Map<String, Draft> drafts = Linker.linked(read.drafts());
    found.addAll(Linter.check(new Project(read.brand(), drafts)));
    ExpressionPass expressions = ExpressionPass.over(read.brand(), drafts);
    found.addAll(expressions.problems());
    List<Diagnostic> sorted =
        found.stream().distinct().sorted(Diagnostic.IN_READING_ORDER).toList();
    Brand brand = read.brand();
    if (brand == null || sorted.stream().anyMatch(Diagnostic::isError)) {
      return new Workspace(null, sorted);
    }
    Map<String, Flow> flows = new LinkedHashMap<>();
    drafts.forEach(
        (id, draft) -> flows.put(id, TypedLiterals.in(draft.flow(), drafts, brand.profile())));
    Bundle bundle = new Bundle(sources.hash(), brand, flows, expressions.compiled());
    return new Workspace(bundle, sorted);
  }
}
