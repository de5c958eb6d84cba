package io.relais.runtime.app.operate;

import io.relais.flows.json.FlowJson;
import io.relais.persistence.journal.Rebuild;
import io.relais.runtime.app.RelaisCommand;
import io.relais.runtime.app.Visit;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais rebuild}: the rows by which conversations are woken, from the journal. */
@Command(
    name = "rebuild",
    description = {
      "Rebuild the row of every conversation from the journal, and say where they differed.",
      "",
      "The rows tell when a conversation is due and who answers it. They are written with the"
          + " journal, so they differ only after somebody has changed the database by hand, or"
          + " under RELAIS_JOURNAL=jdbc. The service may be running."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:no row differed", "1:some did, or a failure", "2:wrong usage"})
public final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dry-run", description = "say where they differ, and change nothing")
  private boolean dryRun;

  @Option(
      names = "--json",
      description =
          "print a JSON object for each difference, and one {conversations, differing, erased,"
              + " unreadable}")
  private boolean json;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var report =
        Visit.to(
            RelaisCommand.environmentOf(spec),
            visit ->
                CompletableFuture.completedFuture(
                    new Rebuild(visit.database(), visit.keys()).run(dryRun, printing(out))));
    out.println(json ? FlowJson.write(report) : text(report));
    out.flush();
    return report.differing() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Consumer<Rebuild.Difference> printing(PrintWriter out) {
    return found ->
        out.println(
            json
                ? FlowJson.write(found)
                : "%s: %s was %s, is %s"
                    .formatted(found.conversation(), found.column(), found.was(), found.is()));
  }

  private String text(Rebuild.Report report) {
    return "Compared %d conversations: %d differed%s. %d belong to people who have been erased, %d cannot be read."
        .formatted(
            report.conversations(),
            report.differing(),
            report.differing() > 0 && !dryRun ? " and have been corrected" : "",
            report.erased(),
            report.unreadable());
  }
}
