package io.relais.runtime.app.operate;

import io.relais.flows.json.FlowJson;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter.Kind;
import io.relais.runtime.app.RelaisCommand;
import io.relais.runtime.app.Visit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais dead-letter list}: which there are, without what is in them. */
@Command(
    name = "list",
    description = "List dead letters, the newest first. Nothing personal is shown.")
final class DeadLetterListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "only one of ${COMPLETION-CANDIDATES}")
  private @Nullable Kind kind;

  @Option(names = "--limit", paramLabel = "N", description = "how many at most (${DEFAULT-VALUE})")
  private int limit = 100;

  @Option(
      names = "--json",
      description = "print a JSON array of {id, kind, receivedAt, reason, conversation, …}")
  private boolean json;

  @Override
  public Integer call() {
    var rows =
        Visit.to(
            RelaisCommand.environmentOf(spec),
            visit ->
                new DeadLetters(visit.database(), visit.vault().deadLetters()).list(kind, limit));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(FlowJson.write(rows.stream().map(LetterOutput::json).toList()));
    } else if (rows.isEmpty()) {
      out.println("No dead letters.");
    } else {
      rows.forEach(row -> out.println(LetterOutput.line(row)));
    }
    out.flush();
    return ExitCode.OK;
  }
}
