package io.relais.runtime.app.operate;

import io.relais.flows.json.FlowJson;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter.Kind;
import io.relais.runtime.app.RelaisCommand;
import io.relais.runtime.app.Visit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais dead-letter retry}: the running service offers them again. */
@Command(
    name = "retry",
    description = {
      "Have dead letters offered again by the running service, when what they failed for is"
          + " mended.",
      "",
      "What is processed now is gone from the list; what fails again stays. What is unreadable is"
          + " only a part of what arrived, and cannot be offered again."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all of them will be offered",
      "1:some are not there, erased or unreadable, or a failure",
      "2:wrong usage"
    })
final class DeadLetterRetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "as `relais dead-letter list` shows them")
  private List<Long> ids = List.of();

  @Option(
      names = "--all",
      paramLabel = "KIND",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "instead of ids, all of one kind: ${COMPLETION-CANDIDATES}")
  private @Nullable Kind all;

  @Option(names = "--json", description = "print a JSON object {requested, missing: [id, …]}")
  private boolean json;

  private record Asked(int requested, List<Long> missing) {
    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(); // always in the same order
      json.put("requested", requested);
      json.put("missing", missing);
      return json;
    }

    private Asked plus(long id, boolean there) {
      return there
          ? new Asked(requested + 1, missing)
          : new Asked(requested, Stream.concat(missing.stream(), Stream.of(id)).toList());
    }
  }

  @Override
  public Integer call() {
    if (ids.isEmpty() == (all == null)) {
      throw new ParameterException(
          spec.commandLine(), "Expected either ids of dead letters, or --all with a kind of them");
    }
    var asked = Visit.to(RelaisCommand.environmentOf(spec), this::ask);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(FlowJson.write(asked.json()));
    } else {
      asked.missing().forEach(id -> out.println(id + ": it cannot be offered again."));
      out.println(asked.requested() + " will be offered again by the running service.");
    }
    out.flush();
    return asked.missing().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private CompletionStage<Asked> ask(Visit visit) {
    var letters = new DeadLetters(visit.database(), visit.vault().deadLetters());
    var now = Instant.now();
    if (all != null) {
      return letters.requestRetry(all, now).thenApply(count -> new Asked(count, List.of()));
    }
    CompletionStage<Asked> asked = CompletableFuture.completedFuture(new Asked(0, List.of()));
    for (long id : ids) {
      asked =
          asked.thenCompose(
              before -> letters.requestRetry(id, now).thenApply(there -> before.plus(id, there)));
    }
    return asked;
  }
}
