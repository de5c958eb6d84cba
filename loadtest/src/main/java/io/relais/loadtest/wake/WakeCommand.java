package io.relais.loadtest.wake;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.wholepath.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loadtest/run wake}: exit status 0 where everybody was answered, else 1. */
@Command(
    name = "wake",
    sortOptions = false,
    description = {
      "How many conversations a second wake up: everybody writes a message, the runtime is"
          + " restarted and warmed up with others, then everybody writes the next one at full"
          + " speed.",
      "",
      "Results and logs are left in loadtest/target/wake."
    })
public final class WakeCommand implements Callable<Integer> {
  private static final int SEEDS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--conversations",
      paramLabel = "N",
      description = "how many are put to sleep and woken (${DEFAULT-VALUE})")
  int conversations = 10_000;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "seconds in which others write after the restart (${DEFAULT-VALUE})")
  int warmup = 60;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "connections, each with one webhook at a time (${DEFAULT-VALUE})")
  int concurrency = 64;

  @Option(
      names = "--journal",
      paramLabel = "NAME",
      description = "what the runtime writes with: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  Journal journal = Journal.USUAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what people and their texts follow from; random unless given")
  @Nullable Long seed;

  @Option(
      names = "--runtime-flags",
      paramLabel = "FLAGS",
      description = "JVM flags for the runtime, beside its own; for profiling")
  String runtimeFlags = "";

  @Option(names = "--root", hidden = true, description = "the repository")
  Path root = Path.of(System.getProperty("relais.root", "."));

  @Override
  public Integer call() {
    var errors = spec.commandLine().getErr();
    try {
      var plan = plan();
      var place = Place.in(root, "wake");
      var outcome = new WakeRun(plan, place, System.getenv(), errors::println).run();
      var report = new WakeReport(plan, outcome);
      report.print(spec.commandLine().getOut());
      report.save(place.output().resolve("result.json"));
      return outcome.isFine() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (RunFailure failure) {
      errors.println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private WakePlan plan() {
    try {
      return new WakePlan(
          conversations,
          Duration.ofSeconds(warmup),
          concurrency,
          seed == null ? System.nanoTime() % SEEDS : seed,
          journal,
          runtimeFlags);
    } catch (IllegalArgumentException mistake) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
