package io.relais.runtime.http;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets one line a second through: when the database is away, every webhook has the same to say. */
final class LogThrottle {
  private static final long QUIET = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final AtomicLong nextAt;
  private final AtomicLong unsaid = new AtomicLong();

  LogThrottle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextAt = new AtomicLong(nanoTime.getAsLong());
  }

  /** How many lines were held back before this one; empty if this one is, too. */
  OptionalLong pass() {
    long now = nanoTime.getAsLong();
    long next = nextAt.get();
    if (now - next < 0 || !nextAt.compareAndSet(next, now + QUIET)) {
      unsaid.incrementAndGet();
      return OptionalLong.empty();
    }
    return OptionalLong.of(unsaid.getAndSet(0));
  }
}
