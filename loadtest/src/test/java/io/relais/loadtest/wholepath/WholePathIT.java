package io.relais.loadtest.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.drive.Pace;
import io.relais.loadtest.stand.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A few seconds of the real thing: all processes, a fresh database, and nothing lost. Its figures
 * say nothing; the machine is cold.
 */
class WholePathIT {
  private static final Duration SHORT = Duration.ofSeconds(4);

  @Test
  void everybodyIsAnsweredOnceAndInOrder() throws Exception {
    long seed = System.nanoTime() % 1_000_000;
    var plan =
        new Plan(
            SHORT, Duration.ZERO, 1, Pace.FREE, 8, 40, 2, seed, true, "", List.of(Journal.USUAL));
    var place = Place.in(Path.of(".."), "whole-path");

    var outcome = new WholePath(plan, place, Map.of(), System.out::println).run();

    var measured = outcome.whole().getFirst();
    assertThat(measured.verdict().findings()).as("seed %d", seed).isEmpty();
    assertThat(outcome.isFine()).isTrue();
    assertThat(measured.verdict().answered()).hasSize(Math.toIntExact(measured.messages()));
    assertThat(measured.rounds().getFirst().cpu())
        .containsKeys("runtime", "database", "simulator", "driver");
    var report = new StringWriter();
    new Report(plan, outcome, new PrintWriter(report)).print();
    assertThat(report.toString()).contains("nothing lost, doubled or misordered");
    var file = place.output().resolve("result.json");
    ResultFile.write(file, plan, outcome);
    assertThat(Files.readString(file)).contains("\"whole_path\"", "\"seed\" : " + seed);
  }
}
