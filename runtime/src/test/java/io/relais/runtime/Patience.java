package io.relais.runtime;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what must happen. A slow machine that runs other things as well needs
 * some of it; only a failing test needs all of it.
 */
public final class Patience {
  public static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Patience() {}

  /** To be followed by what must come true. */
  public static ConditionFactory eventually() {
    return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
  }
}
