package io.relais.runtime.channel.whatsapp;

import java.time.Duration;

/**
 * How fast one number may send: {@code rate} a second, and a tenth of a second's worth at once, so
 * that a number at rest does not exceed its rate by more than a tenth in the second it wakes. Time
 * is a parameter, in nanoseconds that only grow. Not thread-safe.
 */
final class TokenBucket {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** The part of a second's worth that may go at once. */
  private static final int BURST_PART = 10;

  private final double perNano;
  private final double capacity;
  private double tokens;
  private long filledAt;

  TokenBucket(int rate, long now) {
    this.perNano = (double) rate / SECOND;
    this.capacity = Math.max(1, (double) rate / BURST_PART);
    this.tokens = capacity;
    this.filledAt = now;
  }

  /** Takes one token if there is one. */
  boolean take(long now) {
    fill(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** How many nanoseconds until there is a token. */
  long waitFor(long now) {
    fill(now);
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
  }

  /** Starts again from nothing, when the other side said that it was too much. */
  void drain(long now) {
    tokens = 0;
    filledAt = now;
  }

  private void fill(long now) {
    tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
    filledAt = now;
  }
}
