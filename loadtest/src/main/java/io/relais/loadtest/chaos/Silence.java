package io.relais.loadtest.chaos;

import io.relais.loadtest.verdict.LedgerClient;
import io.relais.loadtest.verdict.LedgerCounts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is pending any more. */
final class Silence {

  /**
   * Longer than a message whose acceptance is unknown rests before it is sent again, which is 30 s.
   */
  private static final Duration QUIET = Duration.ofSeconds(40);

  /** After that it is not going to be quiet. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofMillis(250);

  private Silence() {}

  /**
   * Whether every message was answered with 200 and, for a while, the brand has said nothing more.
   */
  static boolean await(LedgerClient ledger, Runnable check) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long since = System.nanoTime();
    LedgerCounts before = ledger.counts();
    while (!before.isSettled() || System.nanoTime() - since < QUIET.toNanos()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
      check.run();
      var now = ledger.counts();
      if (now.accepted() != before.accepted() || !now.isSettled()) {
        since = System.nanoTime();
      }
      before = now;
    }
    return true;
  }
}
