package io.relais.runtime.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How often an address may fail to sign in, whatever names it tries. A try that succeeds is given
 * back, so that an office behind one address may begin its day together. Each node counts for
 * itself: what one name may cost is counted for all of them together.
 */
final class AddressLimit {
  /** Failures that are free: a floor of people that mistype at the same time. */
  static final int BURST = 30;

  /** After those, one more for each so long. */
  static final Duration EVERY = Duration.ofSeconds(10);

  /** Addresses remembered at once, of some 100 bytes each. */
  private static final int ADDRESSES = 100_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(ADDRESSES).build();

  /** Takes one try; empty where there was one left, otherwise how long until there is. */
  Optional<Duration> take(Caller caller, Instant now) {
    Bucket bucket =
        Objects.requireNonNull(buckets.get(caller.household(), house -> new Bucket(now)));
    return bucket.take(now);
  }

  void giveBack(Caller caller) {
    Bucket bucket = buckets.getIfPresent(caller.household());
    if (bucket != null) {
      bucket.giveBack();
    }
  }

  /** Holds a moment instead of a number: the one at which the bucket was, or will be, full. */
  private static final class Bucket {
    private Instant full;

    Bucket(Instant now) {
      this.full = now;
    }

    synchronized Optional<Duration> take(Instant now) {
      Instant from = full.isBefore(now) ? now : full;
      Instant after = from.plus(EVERY);
      Instant latest = now.plus(EVERY.multipliedBy(BURST));
      if (after.isAfter(latest)) {
        return Optional.of(Duration.between(latest, after));
      }
      full = after;
      return Optional.empty();
    }

    synchronized void giveBack() {
      full = full.minus(EVERY);
    }
  }
}
