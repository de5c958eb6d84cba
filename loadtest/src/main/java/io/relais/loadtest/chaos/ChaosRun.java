package io.relais.loadtest.chaos;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.Finding;
import io.relais.loadtest.verdict.LedgerClient;
import io.relais.loadtest.verdict.Verdict;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Lets people talk, breaks things, waits until it is quiet, and counts. */
final class ChaosRun {

  /** People go on talking for so long after the last fault. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * A reply that is missing when it is quiet gets this many more silences: what a killed process
   * had taken in hand is taken by another one only when its lease is over.
   */
  private static final int MORE_SILENCES = 2;

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
      disturb(faults, talkers);
      var silence = new Silence(stand.ledger(), () -> stand.runtime().isReady(http), faults::check);
      boolean quiet = silence.await();
      var verdict = judge(stand.ledger(), faults, talkers);
      for (int i = 0; i < MORE_SILENCES && isMissingReplies(verdict); i++) {
        progress.accept("Replies are missing; waiting for them");
        quiet = silence.await();
        verdict = judge(stand.ledger(), faults, talkers);
      }
      faults.stop();
      return new ChaosOutcome(
          faults.counts(),
          talkers.everybody().size(),
          stand.ledger().counts(),
          quiet,
          Duration.ofNanos(System.nanoTime() - start),
          verdict);
    }
  }

  private void disturb(Faults faults, Talkers talkers) {
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
  }

  private Verdict judge(LedgerClient ledger, Faults faults, Talkers talkers) {
    progress.accept("Reading the ledger");
    var everybody = talkers.everybody();
    // The simulator posts for its phones, and knows alone what was answered with 200.
    var acknowledged = ledger.acknowledged();
    for (var conversation : everybody) {
      int count = acknowledged.getOrDefault(conversation.customer().phone(), 0);
      while (conversation.answered() < count) {
        conversation.markAnswered();
      }
    }
    return Verdict.of(everybody, ledger.replies(), faults.excuse());
  }

  private static boolean isMissingReplies(Verdict verdict) {
    return verdict.findings().stream().anyMatch(Finding.Lost.class::isInstance);
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
