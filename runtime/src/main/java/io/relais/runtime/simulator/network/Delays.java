package io.relais.runtime.simulator.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the statuses of an accepted message come, each counted from the one before; null for one
 * that never does, and then none after it either.
 */
public record Delays(
    @Nullable Duration sent, @Nullable Duration delivered, @Nullable Duration read) {

  /** As fast as the webhook answers; for tests. */
  public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** As it feels on a phone. */
  public static final Delays LIFELIKE =
      new Delays(Duration.ofMillis(120), Duration.ofMillis(350), Duration.ofMillis(700));

  /** No status at all. */
  public static final Delays NO_STATUSES = new Delays(null, null, null);
}
