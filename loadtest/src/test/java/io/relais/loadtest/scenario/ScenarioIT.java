package io.relais.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.stand.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten seconds of each scenario: all processes, a fresh database, Gatling, and nothing lost. Its
 * times say nothing; the machine is cold.
 */
class ScenarioIT {
  private static final Duration SPAN = Duration.ofSeconds(10);
  private static final Duration THINK = Duration.ofMillis(300);
  private static final double RATE = 12;
  private static final int PEOPLE = 6;

  /** Percent: a cold runtime on a slow machine may turn POSTs away, which come again. */
  private static final double REFUSALS = 25;

  @ParameterizedTest
  @EnumSource
  void everybodyIsAnsweredOnceAndInOrder(Scenario scenario) throws Exception {
    long seed = System.nanoTime() % 1_000_000;
    var plan = new ScenarioPlan(scenario, SPAN, RATE, PEOPLE, THINK, REFUSALS, seed);
    var place = Place.in(Path.of(".."), scenario.title());

    var outcome = new ScenarioRun(plan, place, Map.of(), System.out::println).run();

    assertThat(outcome.verdict().findings()).as("seed %d", seed).isEmpty();
    assertThat(outcome.gatling()).as("Gatling is content, seed %d", seed).isTrue();
    assertThat(outcome.isFine()).isTrue();
    assertThat(outcome.verdict().answered()).hasSize(Math.toIntExact(outcome.messages()));
    assertThat(outcome.report()).isRegularFile();
    var printed = new StringWriter();
    var report = new ScenarioReport(plan, outcome);
    report.print(new PrintWriter(printed));
    assertThat(printed.toString())
        .contains("nothing lost, doubled or misordered", outcome.report().toString());
    var file = place.output().resolve("result.json");
    report.save(file);
    assertThat(Files.readString(file)).contains("\"seed\" : " + seed);
  }
}
