package io.relais.loadtest.wholepath;

import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.process.CpuTime;
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

  /** It has a tenth of the code, and runs it many times more often. */
  private static final int NOTHING_WARMS_UP_FASTER = 4;

  /** It reads no bodies; theirs are those of any webhook. */
  private static final List<String> NUMBER_OF_NOBODY = List.of("100000000000001");

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
        var nothing = DoNothing.start(place, http)) {
      for (var journal : plan.journals()) {
        subjects.add(Subject.start(journal, plan, home(journal), environment, http));
      }
      return measure(nothing, subjects);
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

  private Outcome measure(DoNothing nothing, List<Subject> subjects) {
    try (var toNothing = new Bench(plan, NUMBER_OF_NOBODY, nothing.webhook())) {
      warmUp(toNothing, subjects);
      var meter = Meter.of(Map.of("target", () -> CpuTime.of(nothing.process().pid())));
      var idle = new ArrayList<Round>();
      for (int round = 1; round <= plan.rounds(); round++) {
        progress.accept(
            "Round %d of %d, %d s each"
                .formatted(round, plan.rounds(), plan.measured().toSeconds()));
        idle.add(Round.measure(toNothing, plan.measured(), meter, () -> {}));
        subjects.forEach(subject -> subject.round(plan));
      }
      progress.accept("Reading the ledger");
      return new Outcome(
          idle.stream().map(Figures::of).toList(), subjects.stream().map(Subject::judge).toList());
    }
  }

  private void warmUp(Bench toNothing, List<Subject> subjects) {
    if (plan.warmup().isPositive()) {
      progress.accept("Warming up for %d s each".formatted(plan.warmup().toSeconds()));
      toNothing.run(plan.warmup().dividedBy(NOTHING_WARMS_UP_FASTER));
      subjects.forEach(subject -> subject.warmUp(plan));
    }
  }
}
