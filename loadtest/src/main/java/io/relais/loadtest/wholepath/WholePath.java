package io.relais.loadtest.wholepath;

import io.relais.loadtest.stand.Place;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run: all servers are started and warmed up, then measured in turns, so that whatever else
 * slows the machine down slows all; then everybody's replies are judged.
 */
final class WholePath {

  private final Plan plan;
  private final Place place;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /**
   * @param environment the caller's, from which the runtime hears of another database
   * @param progress for the person who waits
   */
  WholePath(Plan plan, Place place, Map<String, String> environment, Consumer<String> progress) {
    this.plan = plan;
    this.place = place;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  Outcome run() {
    place.prepare();
    progress.accept("Starting database, simulator and runtime; logs in " + place.output());
    var subjects = new ArrayList<Subject>();
    try (var http = HttpClient.newHttpClient();
        var oneWay = DoNothing.oneWay(plan, place, http);
        var bothWays = DoNothing.bothWays(plan, place, http)) {
      for (var journal : plan.journals()) {
        subjects.add(Subject.start(journal, plan, home(journal), environment, http));
      }
      return measure(oneWay, bothWays, subjects);
    } finally {
      subjects.forEach(Subject::close);
    }
  }

  /** Several runtimes have a folder each. */
  private Place home(Journal journal) {
    if (plan.journals().size() == 1) {
      return place;
    }
    var home = place.inner(journal.toString());
    home.prepare();
    return home;
  }

  private Outcome measure(DoNothing oneWay, DoNothing bothWays, List<Subject> subjects) {
    warmUp(oneWay, bothWays, subjects);
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.accept(
          "Round %d of %d, %d s each".formatted(round, plan.rounds(), plan.measured().toSeconds()));
      oneWay.round(plan);
      bothWays.round(plan);
      subjects.forEach(subject -> subject.round(plan));
    }
    progress.accept("Reading the ledger");
    return new Outcome(
        oneWay.figures(), bothWays.figures(), subjects.stream().map(Subject::judge).toList());
  }

  private void warmUp(DoNothing oneWay, DoNothing bothWays, List<Subject> subjects) {
    if (plan.warmup().isPositive()) {
      progress.accept("Warming up for %d s each".formatted(plan.warmup().toSeconds()));
      oneWay.warmUp(plan);
      bothWays.warmUp(plan);
      subjects.forEach(subject -> subject.warmUp(plan));
    }
  }
}
