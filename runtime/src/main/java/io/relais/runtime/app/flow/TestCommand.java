package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.golden.Coverage;
import io.relais.flows.golden.GoldenReport;
import io.relais.flows.golden.GoldenTests;
import io.relais.flows.json.FlowJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code relais flow test}: the golden transcripts of a workspace. */
@Command(
    name = "test",
    description = {
      "Run the transcripts in tests/*.test.yaml against the flows. No network, a clock of its own.",
      "Every case is run again with a crash after every turn, and must come out the same."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every case passed",
      "1:a case failed, or the workspace has problems",
      "2:wrong usage"
    })
final class TestCommand implements Callable<Integer> {
  private static final String TESTS = "tests/";
  private static final String ALL = "all";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--json",
      description =
          "print one JSON object: {\"passed\": n, \"failed\": n, \"problems\": [], \"cases\":"
              + " [{case, status, …}]}")
  private boolean json;

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description =
          "hold every case in this language of the brand, or in 'all' of them: its texts may"
              + " differ, its steps, options and data may not")
  private @Nullable String locale;

  @Option(
      names = "--coverage",
      description = "tell which steps, outcomes and edges the cases went through, by language")
  private boolean coverage;

  @Option(
      names = "--update",
      description =
          "write what the bot says now into the files first; comments and all else stay as they"
              + " are. Read the difference before you keep it")
  private boolean update;

  @Override
  public Integer call() {
    Sources sources = folder.sources();
    Workspace workspace = Workspace.load(sources);
    PrintWriter out = spec.commandLine().getOut();
    int status =
        workspace.bundle() == null
            ? broken(workspace, sources, out)
            : run(workspace.bundle(), sources, out);
    out.flush();
    return status;
  }

  private static SortedMap<String, String> tests(Sources sources) {
    return sources.under(TESTS);
  }

  /** Flows with errors cannot be tested: what is wrong with them is the answer. */
  private int broken(Workspace workspace, Sources sources, PrintWriter out) {
    if (json) {
      GoldenReport nothing =
          new GoldenReport(workspace.diagnostics(), List.of(), new Coverage(List.of()));
      out.println(FlowJson.write(TestOutput.json(nothing, sources)));
    } else {
      Diagnostics.print(workspace.diagnostics(), sources, out);
      out.println(
          "Expected flows without errors to test, but there are "
              + Diagnostics.summary(workspace.diagnostics()));
    }
    return ExitCode.SOFTWARE;
  }

  private int run(Bundle bundle, Sources sources, PrintWriter out) {
    Set<String> locales = locales(bundle);
    Map<String, Integer> updated =
        update ? TestUpdate.of(bundle, folder.path(), tests(sources)) : Map.of();
    Sources current = updated.isEmpty() ? sources : folder.sources();
    boolean asWritten = locale == null || locale.equals(ALL);
    GoldenReport report = GoldenTests.run(bundle, tests(current), asWritten, locales);
    if (json) {
      Map<String, Object> all = TestOutput.json(report, current);
      if (update) {
        all.put("updated", updated);
      }
      if (coverage) {
        all.put("coverage", CoverageOutput.json(report.coverage()));
      }
      out.println(FlowJson.write(all));
    } else {
      updated.forEach(
          (path, changes) ->
              out.println(path + ": " + Diagnostics.counted(changes, "change") + " written"));
      TestOutput.print(report, current, out);
      if (coverage) {
        CoverageOutput.print(report.coverage(), out);
      }
    }
    return report.isFine() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** The languages to hold every case in besides its own. */
  private Set<String> locales(Bundle bundle) {
    List<String> spoken = bundle.brand().locales();
    if (locale == null) {
      return Set.of();
    }
    if (locale.equals(ALL)) {
      return Set.copyOf(spoken);
    }
    if (!spoken.contains(locale)) {
      throw new ParameterException(
          spec.commandLine(),
          "Expected a language of the brand ("
              + String.join(", ", spoken)
              + ") or all, but found "
              + locale);
    }
    return Set.of(locale);
  }
}
