package io.relais.loadtest.chaos;

import io.relais.loadtest.verdict.LedgerClient;
import io.relais.loadtest.verdict.LedgerCounts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until nothing is pending any more. */
final class Silence {

  /**
   * Longer than a message whose acceptance is unknown rests before it is sent again, which is 30 s.
   */
  private static final Duration QUIET = Duration.ofSeconds(40);

  /** After that it is not going to be quiet. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofMillis(250);

  private final LedgerClient ledger;
  private final BooleanSupplier isReady;
  private final Runnable check;

  /**
   * @param isReady whether the runtime takes messages; while it does not, nothing is quiet
   * @param check throws where waiting makes no sense any more
   */
  Silence(LedgerClient ledger, BooleanSupplier isReady, Runnable check) {
    this.ledger = ledger;
    this.isReady = isReady;
    this.check = check;
  }

  /**
   * Whether every message was answered with 200 and, for a while, the brand has said nothing more.
   */
  boolean await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long since = System.nanoTime();
    LedgerCounts before = ledger.counts();
    while (System.nanoTime() - since < QUIET.toNanos()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
      check.run();
      var now = ledger.counts();
      if (now.accepted() != before.accepted() || !now.isSettled() || !isReady.getAsBoolean()) {
        since = System.nanoTime();
      }
      before = now;
    }
    return true;
  }
}
