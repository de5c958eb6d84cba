package io.relais.runtime.simulator.webhook;

import java.time.Duration;

/**
 * How webhooks are posted.
 *
 * @param connections how many POSTs are under way at once, at most
 * @param batch how many updates one POST tells at most; 1 posts each on its own
 * @param linger how long an update waits for others to share its POST
 * @param timeout how long an answer may take before the POST counts as failed
 * @param redelivery what happens then
 */
public record SenderSettings(
    int connections, int batch, Duration linger, Duration timeout, Redelivery redelivery) {

  /** Meta's own bound on the updates of one POST. */
  public static final int MAX_BATCH = 1_000;

  /** Each update on its own, over at most 32 connections. */
  public static final SenderSettings DEFAULT =
      new SenderSettings(32, 1, Duration.ofMillis(20), Duration.ofSeconds(10), Redelivery.DEFAULT);

  public SenderSettings {
    if (connections < 1 || batch < 1 || batch > MAX_BATCH) {
      throw new IllegalArgumentException(
          "Expected at least one connection and a batch of 1 to %d, but they are %d and %d."
              .formatted(MAX_BATCH, connections, batch));
    }
  }
}
