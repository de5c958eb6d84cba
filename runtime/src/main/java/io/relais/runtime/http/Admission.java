package io.relais.runtime.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts what is in flight, so that a flood is turned away before it takes memory; a young process
 * turns away more, as {@link WarmUp} says.
 */
final class Admission {
  private final int posts;
  private final long bytes;
  private final LongSupplier nanos;
  private final long opened;
  private final AtomicInteger postsIn = new AtomicInteger();
  private final AtomicLong bytesIn = new AtomicLong();

  /**
   * @param nanos the clock of {@link System#nanoTime()}; the process is as young as this object
   */
  Admission(int posts, long bytes, LongSupplier nanos) {
    this.posts = posts;
    this.bytes = bytes;
    this.nanos = nanos;
    this.opened = nanos.getAsLong();
  }

  /** Whether one more request with a body of {@code size} may come in; it must leave again. */
  boolean enter(long size) {
    boolean post = postsIn.incrementAndGet() <= WarmUp.posts(posts, age());
    boolean room = bytesIn.addAndGet(size) <= bytes;
    boolean fits = post && room;
    if (!fits) {
      leave(size);
    }
    return fits;
  }

  void leave(long size) {
    postsIn.decrementAndGet();
    bytesIn.addAndGet(-size);
  }

  private Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - opened);
  }
}
