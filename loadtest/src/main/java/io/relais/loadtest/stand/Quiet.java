package io.relais.loadtest.stand;

import io.relais.loadtest.verdict.LedgerClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the last replies. */
public final class Quiet {

  /**
   * Without one more reply for so long, the rest is not coming: a message whose acceptance is
   * unknown rests 30 s before it is sent again.
   */
  private static final Duration STALLED = Duration.ofSeconds(45);

  private static final Duration POLL = Duration.ofMillis(100);

  private Quiet() {}

  /** Returns when so many replies have been accepted, or no more come. */
  public static void await(Stand stand, long expected) {
    await(stand::check, stand.ledger(), expected);
  }

  /**
   * The same of any simulator.
   *
   * @param check throws where a process has ended by itself
   */
  public static void await(Runnable check, LedgerClient ledger, long expected) {
    long accepted = -1;
    long moved = System.nanoTime();
    while (accepted < expected && System.nanoTime() - moved < STALLED.toNanos()) {
      check.run();
      long now = ledger.accepted();
      if (now > accepted) {
        accepted = now;
        moved = System.nanoTime();
      }
      if (accepted < expected) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }
}
