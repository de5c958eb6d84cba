package io.relais.loadtest.wholepath;

import io.relais.loadtest.drive.Pace;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loadtest/run whole-path}: exit status 0 where everybody was answered, else 1. */
@Command(
    name = "whole-path",
    sortOptions = false,
    description = {
      "Start database, simulator and runtime, drive them with signed webhooks, and check in the"
          + " simulator's ledger that every message was answered once and in order.",
      "",
      "Two servers that do nothing are measured in turns with it, on the same machine, by the same"
          + " driver: one takes webhooks, the other sends a message for each of them, too. Results"
          + " and logs are left in loadtest/target/whole-path."
    })
public final class WholePathCommand implements Callable<Integer> {
  private static final int SEEDS = 1_000_000;

  /** Rounds of a comparison: the fewest whose median is not just one of two. */
  private static final int COMPARED = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long a round is measured (${DEFAULT-VALUE})")
  int seconds = 20;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description =
          "seconds before the first round; a quarter of it for the do-nothing server"
              + " (${DEFAULT-VALUE})")
  int warmup = 120;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "rounds, of which the medians are printed (1, or 3 with --compare)")
  @Nullable Integer repeat;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "messages per second; 0 for as many as get through (${DEFAULT-VALUE})")
  double rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "connections, each with one webhook at a time (${DEFAULT-VALUE})")
  int concurrency = 64;

  @Option(
      names = "--conversations",
      paramLabel = "N",
      description = "how many are open at any time (${DEFAULT-VALUE})")
  int conversations = 1_000;

  @Option(
      names = "--visits",
      paramLabel = "N",
      description =
          "conversations that each person has before somebody new comes (${DEFAULT-VALUE})")
  int visits = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what people and their texts follow from; random unless given")
  @Nullable Long seed;

  @Option(
      names = "--statuses",
      description = "let the simulator post sent, delivered and read of each reply")
  boolean statuses;

  @Option(
      names = "--runtime-flags",
      paramLabel = "FLAGS",
      description = "JVM flags for the runtime, beside its own; for profiling")
  String runtimeFlags = "";

  @Option(
      names = "--journal",
      paramLabel = "NAME",
      description = "what the runtime writes with: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  Journal journal = Journal.USUAL;

  @Option(
      names = "--compare",
      description =
          "measure a runtime with the stock journal and one with group commit in turns, three"
              + " rounds each unless --repeat says otherwise")
  boolean compare;

  @Option(names = "--root", hidden = true, description = "the repository")
  Path root = Path.of(System.getProperty("relais.root", "."));

  @Override
  public Integer call() {
    var terminal = spec.commandLine().getOut();
    try {
      var plan = plan();
      var place = Place.in(root, "whole-path");
      var run = new WholePath(plan, place, System.getenv(), line -> say(line));
      var outcome = run.run();
      new Report(plan, outcome, terminal).print();
      var file = place.output().resolve("result.json");
      ResultFile.write(file, plan, outcome);
      terminal.println("Written to " + file);
      terminal.flush();
      return outcome.isFine() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (RunFailure failure) {
      spec.commandLine().getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }

  private Plan plan() {
    try {
      return new Plan(
          Duration.ofSeconds(seconds),
          Duration.ofSeconds(warmup),
          repeat != null ? repeat : compare ? COMPARED : 1,
          new Pace(rate),
          concurrency,
          conversations,
          visits,
          seed == null ? System.nanoTime() % SEEDS : seed,
          statuses,
          runtimeFlags,
          compare ? List.of(Journal.STOCK, Journal.GROUP_COMMIT) : List.of(journal));
    } catch (IllegalArgumentException mistake) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
