package io.relais.loadtest.chaos;

import io.relais.loadtest.stand.RuntimeProcess;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Kills the runtime at random moments and keeps it running: it is started again at once, after a
 * kill as after an end of its own (without a database there is no start). Mostly it takes messages
 * for a while before the next kill; some kills may come in the middle of its start.
 */
final class RuntimeFaults {

  /** One kill in so many does not wait until the start is over. */
  private static final int AT_ANY_MOMENT = 4;

  /** A start that takes longer is not waited for. */
  private static final Duration START = Duration.ofMinutes(1);

  /** How often it is looked whether the runtime still runs. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Between its own end and its next start, as service managers have it. */
  private static final Duration RESTART = Duration.ofMillis(500);

  private final RuntimeProcess runtime;
  private final Incidents incidents;
  private final Gaps gaps;
  private final HttpClient http;
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  RuntimeFaults(RuntimeProcess runtime, Incidents incidents, Gaps gaps, HttpClient http) {
    this.http = http;
    this.runtime = runtime;
    this.incidents = incidents;
    this.gaps = gaps;
  }

  /** Kills so many times, then goes on keeping it running. */
  void run(int kills, BooleanSupplier isOver) {
    for (int i = 0; i < kills && !isOver.getAsBoolean(); i++) {
      if (!gaps.oneIn(AT_ANY_MOMENT)) {
        keep(START, () -> isOver.getAsBoolean() || runtime.isReady(http));
      }
      keep(gaps.next(), isOver);
      incidents.killed(Instant.now());
      runtime.kill();
      killed.incrementAndGet();
      runtime.restart();
    }
    keep(Duration.ofDays(1), isOver);
  }

  /** How many kills there were. */
  int killed() {
    return killed.get();
  }

  /** How often it has ended by itself. */
  int ended() {
    return ended.get();
  }

  private void keep(Duration time, BooleanSupplier isOver) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end && !isOver.getAsBoolean()) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (!runtime.isAlive()) {
        ended.incrementAndGet();
        LockSupport.parkNanos(RESTART.toNanos());
        runtime.restart();
      }
    }
  }
}
