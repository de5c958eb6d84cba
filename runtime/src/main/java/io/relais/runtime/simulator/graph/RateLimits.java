package io.relais.runtime.simulator.graph;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The two token buckets of the platform: one per number of the brand, one per number and customer.
 */
final class RateLimits {

  /** One bucket: {@code capacity} tokens, one more every {@code refillMillis}. */
  private static final class Bucket {
    private final int capacity;
    private final double refillMillis;
    private double tokens;
    private long at;

    Bucket(int capacity, double refillMillis, long now) {
      this.capacity = capacity;
      this.refillMillis = refillMillis;
      this.tokens = capacity;
      this.at = now;
    }

    synchronized boolean take(long now) {
      tokens = Math.min(capacity, tokens + Math.max(0, now - at) / refillMillis);
      at = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  private static final double MILLIS_PER_SECOND = 1_000;

  private final GraphLimits limits;
  private final InstantSource clock;
  private final Map<String, Bucket> numbers = new ConcurrentHashMap<>();
  private final Map<String, Bucket> pairs = new ConcurrentHashMap<>();

  RateLimits(GraphLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Counts a message; empty if it is within the limits. */
  Optional<GraphError> take(String numberId, String customerKey) {
    long now = clock.millis();
    if (limits.perSecond() > 0
        && !numbers
            .computeIfAbsent(
                numberId,
                _ -> new Bucket(limits.perSecond(), MILLIS_PER_SECOND / limits.perSecond(), now))
            .take(now)) {
      return Optional.of(GraphError.throughput());
    }
    if (limits.pairBurst() > 0
        && !pairs
            .computeIfAbsent(
                numberId + " " + customerKey,
                _ -> new Bucket(limits.pairBurst(), limits.pairRefill().toMillis(), now))
            .take(now)) {
      return Optional.of(GraphError.pairRate());
    }
    return Optional.empty();
  }
}
