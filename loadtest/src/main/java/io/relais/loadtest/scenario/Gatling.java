package io.relais.loadtest.scenario;

import io.relais.loadtest.injection.Load;
import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Gatling in a process of its own, with its own command line. */
final class Gatling {
  private static final String MAIN = "io.gatling.app.Gatling";

  /** What Gatling reaches into, and a heap for some ten thousand people. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx1g",
          "-Dfile.encoding=UTF-8",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Place place;

  Gatling(Place place) {
    this.place = place;
  }

  /**
   * Runs a scenario to its end.
   *
   * @return whether what Gatling itself asserts held
   */
  boolean run(Scenario scenario, Load load) {
    try (var process =
        Child.start("gatling", command(scenario, load), Map.of(), place.log("gatling"))) {
      return process.await() == 0;
    }
  }

  /** The page of the newest report. */
  Path report() {
    try (var folders = Files.list(results())) {
      return folders
          .map(folder -> folder.resolve("index.html"))
          .filter(Files::isRegularFile)
          .max(Comparator.naturalOrder())
          .orElseThrow(
              () ->
                  new RunFailure(
                      "Expected a report of Gatling's in %s, but there is none: see %s."
                          .formatted(results(), place.log("gatling"))));
    } catch (IOException e) {
      throw new RunFailure(
          "Expected Gatling's reports in %s, but cannot read it: see %s."
              .formatted(results(), place.log("gatling")),
          e);
    }
  }

  private List<String> command(Scenario scenario, Load load) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    load.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of("--simulation", scenario.simulation()));
    command.addAll(List.of("--results-folder", results().toString()));
    command.addAll(List.of("--run-description", "seed " + load.seed()));
    return command;
  }

  private Path results() {
    return place.output().resolve("gatling");
  }
}
