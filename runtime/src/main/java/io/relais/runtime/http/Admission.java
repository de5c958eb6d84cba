package io.relais.runtime.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is in flight, so that a flood is turned away before it takes memory. */
final class Admission {
  private final int posts;
  private final long bytes;
  private final AtomicInteger postsIn = new AtomicInteger();
  private final AtomicLong bytesIn = new AtomicLong();

  Admission(int posts, long bytes) {
    this.posts = posts;
    this.bytes = bytes;
  }

  /** Whether one more request with a body of {@code size} may come in; it must leave again. */
  boolean enter(long size) {
    boolean post = postsIn.incrementAndGet() <= posts;
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
}
