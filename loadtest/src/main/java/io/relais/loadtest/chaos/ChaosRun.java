package io.relais.loadtest.chaos;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.LedgerClient;
import io.relais.loadtest.verdict.Verdict;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets people talk, breaks things, waits until it is quiet, and counts. */
final class ChaosRun {

  /** People go on talking for so long after the last fault. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(250);

  private final ChaosPlan plan;
  private final Place place;
  private final Consumer<String> progress;

  /**
   * @param progress for the person who waits
   */
  ChaosRun(ChaosPlan plan, Place place, Consumer<String> progress) {
    this.plan = plan;
    this.place = place;
    this.progress = progress;
  }

  ChaosOutcome run() {
    place.prepare();
    progress.accept("Starting database, simulator and runtime; logs in " + place.output());
    var setup = plan.setup(place);
    try (var http = HttpClient.newHttpClient();
        // The database is always one of our own: nobody else's is killed.
        var stand = Stand.start(place, setup, Map.of(), http);
        var faults = new Faults(plan, stand, http);
        var talkers =
            new Talkers(new Phones(stand.simulator(), http), setup.numbers(), plan.seed())) {
      long start = System.nanoTime();
      boolean quiet = disturb(stand, faults, talkers);
      faults.stop();
      return outcome(stand, faults, talkers, quiet, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private boolean disturb(Stand stand, Faults faults, Talkers talkers) {
    progress.accept(
        "%d conversations; %d kills, of the database %d kills and %d pauses; seed %d"
            .formatted(
                plan.conversations(),
                plan.kills(),
                plan.databaseKills(),
                plan.pauses(),
                plan.seed()));
    talkers.start(plan.conversations());
    faults.start();
    while (!faults.areDone()) {
      talkers.check();
      sleep(LOOK);
    }
    sleep(AFTERWARDS);
    talkers.stop();
    progress.accept("All faults are over; waiting until it is quiet");
    return Silence.await(stand.ledger(), faults::check);
  }

  private ChaosOutcome outcome(
      Stand stand, Faults faults, Talkers talkers, boolean quiet, Duration took) {
    progress.accept("Reading the ledger");
    var everybody = talkers.everybody();
    acknowledge(everybody, stand.ledger());
    return new ChaosOutcome(
        faults.runtime().killed(),
        faults.runtime().ended(),
        faults.database().killed(),
        faults.database().paused(),
        faults.unknown(),
        everybody.size(),
        stand.ledger().counts(),
        quiet,
        took,
        Verdict.of(everybody, stand.ledger().replies(), faults.excuse()));
  }

  /** The simulator posts for its phones, and knows alone what was answered with 200. */
  private static void acknowledge(List<Conversation> everybody, LedgerClient ledger) {
    var acknowledged = ledger.acknowledged();
    for (var conversation : everybody) {
      int count = acknowledged.getOrDefault(conversation.customer().phone(), 0);
      for (int i = 0; i < count; i++) {
        conversation.markAnswered();
      }
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while things were going wrong.", e);
    }
  }
}
