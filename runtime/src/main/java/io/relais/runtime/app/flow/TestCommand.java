package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.golden.GoldenReport;
import io.relais.flows.golden.GoldenTests;
import io.relais.flows.json.FlowJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais flow test}: the golden transcripts of a workspace. */
@Command(
    name = "test",
    description =
        "Run the transcripts in tests/*.test.yaml against the flows. No network, a clock of its"
            + " own.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every case passed",
      "1:a case failed, or the workspace has problems",
      "2:wrong usage"
    })
final class TestCommand implements Callable<Integer> {
  private static final String TESTS = "tests/";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--json",
      description =
          "print one JSON object: {\"passed\": n, \"failed\": n, \"problems\": [], \"cases\":"
              + " [{case, status, …}]}")
  private boolean json;

  @Override
  public Integer call() {
    Sources sources = folder.sources();
    Workspace workspace = Workspace.load(sources);
    PrintWriter out = spec.commandLine().getOut();
    int status =
        workspace.bundle() == null
            ? broken(workspace, sources, out)
            : run(GoldenTests.run(workspace.bundle(), tests(sources)), sources, out);
    out.flush();
    return status;
  }

  private static SortedMap<String, String> tests(Sources sources) {
    return sources.under(TESTS);
  }

  /** Flows with errors cannot be tested: what is wrong with them is the answer. */
  private int broken(Workspace workspace, Sources sources, PrintWriter out) {
    if (json) {
      GoldenReport nothing = new GoldenReport(workspace.diagnostics(), List.of());
      out.println(FlowJson.write(TestOutput.json(nothing, sources)));
    } else {
      Diagnostics.print(workspace.diagnostics(), sources, out);
      out.println(
          "Expected flows without errors to test, but there are "
              + Diagnostics.summary(workspace.diagnostics()));
    }
    return ExitCode.SOFTWARE;
  }

  private int run(GoldenReport report, Sources sources, PrintWriter out) {
    if (json) {
      out.println(FlowJson.write(TestOutput.json(report, sources)));
    } else {
      TestOutput.print(report, sources, out);
    }
    return report.isFine() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
