package io.relais.loadtest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.stand.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of the run that {@code loadtest/run chaos} makes at length. */
class ChaosIT {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration GAP = Duration.ofSeconds(6);

  @Test
  void nothingIsLostOrOutOfOrderAndDoubledOnlyWhereNobodyCouldKnow() throws Exception {
    long seed = System.nanoTime() % 1_000_000;
    var plan = new ChaosPlan(2, 1, 1, PAUSE, GAP, 30, 0.5, seed);
    var place = Place.in(Path.of(".."), "chaos");

    var outcome = new ChaosRun(plan, place, System.out::println).run();

    var report = new ChaosReport(plan, outcome);
    var printed = new StringWriter();
    report.print(new PrintWriter(printed));
    System.out.println(printed);
    report.save(place.output().resolve("result.json"));
    assertThat(outcome.verdict().findings()).as("seed %d", seed).isEmpty();
    assertThat(outcome.quiet()).as("nothing is pending, seed %d", seed).isTrue();
    assertThat(outcome.faults().kills()).isEqualTo(2);
    assertThat(outcome.faults().databaseKills()).isEqualTo(1);
    assertThat(outcome.faults().pauses()).isEqualTo(1);
    assertThat(outcome.isFine(plan)).isTrue();
    assertThat(outcome.verdict().answered()).hasSize(Math.toIntExact(outcome.counts().said()));
    assertThat(Files.readString(place.output().resolve("result.json")))
        .contains("\"seed\" : " + seed, "\"kills\" : 2");
  }
}
