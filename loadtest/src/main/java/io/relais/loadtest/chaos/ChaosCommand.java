package io.relais.loadtest.chaos;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code loadtest/run chaos}: exit status 0 where nothing was lost and the order was kept. */
@Command(
    name = "chaos",
    sortOptions = false,
    description = {
      "Running conversations while the runtime is killed with SIGKILL and started again, and"
          + " PostgreSQL is killed and paused. At the end the simulator's ledger must have one"
          + " reply to each message, in order; a second one only where a kill or a lost answer left"
          + " nobody knowing whether the first had been accepted.",
      "",
      "Results and logs are left in loadtest/target/chaos."
    })
public final class ChaosCommand implements Callable<Integer> {
  private static final int SEEDS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", paramLabel = "N", description = "of the runtime (${DEFAULT-VALUE})")
  int kills = 20;

  @Option(
      names = "--database-kills",
      paramLabel = "N",
      description = "of PostgreSQL (${DEFAULT-VALUE})")
  int databaseKills = 5;

  @Option(
      names = "--pauses",
      paramLabel = "N",
      description = "of PostgreSQL, all its processes (${DEFAULT-VALUE})")
  int pauses = 5;

  @Option(
      names = "--pause-seconds",
      paramLabel = "N",
      description = "how long each pause is (${DEFAULT-VALUE})")
  int pauseSeconds = 20;

  @Option(
      names = "--gap-seconds",
      paramLabel = "N",
      description = "the average time between two faults of the same process (${DEFAULT-VALUE})")
  int gapSeconds = 15;

  @Option(
      names = "--conversations",
      paramLabel = "N",
      description = "how many go on at any time (${DEFAULT-VALUE})")
  int conversations = 300;

  @Option(
      names = "--lost-statuses",
      paramLabel = "P",
      description =
          "the probability that a status never comes, from which the runtime would learn that a"
              + " message was accepted (${DEFAULT-VALUE})")
  double lostStatuses = 0.5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what people, texts and the moments of faults follow from; random unless given")
  @Nullable Long seed;

  @Option(names = "--root", hidden = true, description = "the repository")
  Path root = Path.of(System.getProperty("relais.root", "."));

  @Override
  public Integer call() {
    var errors = spec.commandLine().getErr();
    try {
      var plan = plan();
      var place = Place.in(root, "chaos");
      var outcome = new ChaosRun(plan, place, errors::println).run();
      var report = new ChaosReport(plan, outcome);
      report.print(spec.commandLine().getOut());
      report.save(place.output().resolve("result.json"));
      return outcome.isFine(plan) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (RunFailure failure) {
      errors.println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private ChaosPlan plan() {
    try {
      return new ChaosPlan(
          kills,
          databaseKills,
          pauses,
          Duration.ofSeconds(pauseSeconds),
          Duration.ofSeconds(gapSeconds),
          conversations,
          lostStatuses,
          seed == null ? System.nanoTime() % SEEDS : seed);
    } catch (IllegalArgumentException mistake) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
