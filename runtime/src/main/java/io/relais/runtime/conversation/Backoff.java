package io.relais.runtime.conversation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a message is tried again. One person written to too often waits by powers
 * of four, as Meta asks (error 131056); everything else doubles. Half of it is chance, so that
 * those who failed together do not come back together.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int LONGEST_POWER = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param attempt how many attempts have failed so far, from 1
   * @param atLeast what the channel asked for
   */
  Duration after(int attempt, boolean pair, Duration atLeast) {
    int power = Math.min(attempt - 1, LONGEST_POWER);
    Duration grown = pair ? Duration.ofSeconds(1L << (2 * power)) : FIRST.multipliedBy(1L << power);
    Duration bounded = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    Duration jittered =
        bounded.dividedBy(2).plusNanos(random.nextLong(bounded.dividedBy(2).toNanos() + 1));
    return jittered.compareTo(atLeast) > 0 ? jittered : atLeast;
  }
}
