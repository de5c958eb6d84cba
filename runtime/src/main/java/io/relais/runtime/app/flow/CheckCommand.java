package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.json.FlowJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais flow check}: every problem of a workspace at once. */
@Command(
    name = "check",
    description =
        "Check a brand's flows, texts and translations. All problems are told, not only the first.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:nothing was found", "1:problems were found", "2:wrong usage"})
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--json",
      description = "print a JSON array of {code, severity, file, line, column, message, …}")
  private boolean json;

  @Override
  public Integer call() {
    Sources sources = folder.sources();
    Workspace workspace = Workspace.load(sources);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(FlowJson.write(Diagnostics.json(workspace.diagnostics(), sources)));
    } else {
      print(workspace, sources, out);
    }
    out.flush();
    return workspace.diagnostics().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void print(Workspace workspace, Sources sources, PrintWriter out) {
    Diagnostics.print(workspace.diagnostics(), sources, out);
    if (workspace.bundle() != null && workspace.diagnostics().isEmpty()) {
      out.println(
          "Fine: "
              + Diagnostics.counted(workspace.bundle().flows().size(), "flow")
              + " of "
              + workspace.bundle().brand().name());
    } else {
      out.println(Diagnostics.summary(workspace.diagnostics()));
    }
  }
}
