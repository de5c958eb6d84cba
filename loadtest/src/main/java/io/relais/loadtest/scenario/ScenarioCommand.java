package io.relais.loadtest.scenario;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What Gatling's scenarios have in common on the command line. */
abstract sealed class ScenarioCommand implements Callable<Integer>
    permits SteadySupportCommand, RedeliveryCommand {
  private static final int SEEDS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "for how long people come (${DEFAULT-VALUE})")
  int seconds = 60;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "messages per second of those who come whether or not others have gone; the demo brand's"
              + " number may answer 80 (${DEFAULT-VALUE})")
  double rate = 20;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "beside them, so many are always there (${DEFAULT-VALUE})")
  int people = 15;

  @Option(
      names = "--think",
      paramLabel = "MS",
      description = "how long somebody thinks between two messages (${DEFAULT-VALUE})")
  int think = 1_000;

  @Option(
      names = "--refusals",
      paramLabel = "PERCENT",
      description =
          "so many POSTs may be answered otherwise than with 200, and are posted again"
              + " (${DEFAULT-VALUE})")
  double refusals;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what people, texts and chances follow from; random unless given")
  @Nullable Long seed;

  @Option(names = "--root", hidden = true, description = "the repository")
  Path root = Path.of(System.getProperty("relais.root", "."));

  private final Scenario scenario;

  ScenarioCommand(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public Integer call() {
    var terminal = spec.commandLine().getOut();
    var errors = spec.commandLine().getErr();
    try {
      var plan = plan();
      var place = Place.in(root, scenario.title());
      var outcome = new ScenarioRun(plan, place, System.getenv(), errors::println).run();
      var report = new ScenarioReport(plan, outcome);
      report.print(terminal);
      report.save(place.output().resolve("result.json"));
      return outcome.isFine() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (RunFailure failure) {
      errors.println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private ScenarioPlan plan() {
    try {
      return new ScenarioPlan(
          scenario,
          Duration.ofSeconds(seconds),
          rate,
          people,
          Duration.ofMillis(think),
          refusals,
          seed == null ? System.nanoTime() % SEEDS : seed);
    } catch (IllegalArgumentException mistake) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
