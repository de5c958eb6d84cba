package io.relais.runtime.simulator.webhook;

import java.time.Duration;

/**
 * How a webhook that was not answered 200 is posted again. Meta goes on for up to seven days with
 * decreasing frequency; here the pauses are shorter, so that a demo and a test need not wait.
 *
 * @param first the pause after the first failure; doubled after each further one
 * @param longest the longest pause
 * @param attempts how many POSTs at most, the first included
 */
public record Redelivery(Duration first, Duration longest, int attempts) {

  /** Some seven days, at most ten seconds apart: what the demo does while the brand is down. */
  public static final Redelivery DEFAULT =
      new Redelivery(Duration.ofMillis(500), Duration.ofSeconds(10), 60_000);

  public Redelivery {
    if (first.isNegative() || first.compareTo(longest) > 0 || attempts < 1) {
      throw new IllegalArgumentException(
          "Expected 0 <= first <= longest and at least one attempt, but they are %s, %s and %d."
              .formatted(first, longest, attempts));
    }
  }

  /** The pause after that many failed attempts. */
  Duration after(int failures) {
    // Beyond 20 doublings any first pause exceeds the longest.
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
