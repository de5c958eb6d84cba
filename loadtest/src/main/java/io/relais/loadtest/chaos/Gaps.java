package io.relais.loadtest.chaos;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long to wait before the next fault: at random, evenly spread around an average. */
final class Gaps {
  private static final long SHORTEST_MILLIS = 500;

  private final SplittableRandom random;
  private final long average;

  Gaps(long seed, Duration average) {
    this.random = new SplittableRandom(seed);
    this.average = average.toMillis();
  }

  /** True one time in so many. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  Duration next() {
    return Duration.ofMillis(random.nextLong(SHORTEST_MILLIS, 2 * average - SHORTEST_MILLIS + 1));
  }
}
