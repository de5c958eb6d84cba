package io.relais.runtime.simulator.graph;

import java.time.Duration;

/**
 * The limits of the simulated Graph API beside those of a message's form.
 *
 * @param window how the 24 hours after a customer's last message are enforced
 * @param pairBurst messages to one person at once before 131056; 0 switches the limit off
 * @param pairRefill how long until one more message to that person is allowed
 * @param perSecond messages of one number per second before 130429; 0 switches the limit off
 */
public record GraphLimits(Window window, int pairBurst, Duration pairRefill, int perSecond) {

  /** What happens to a free message outside the window. */
  public enum Window {
    /** Accepted; and whoever is written to without having written becomes a customer. */
    OFF,
    /** Refused at once with 131047. */
    AT_ONCE,
    /** Accepted, then reported as failed with 131047: what Meta mostly does. */
    BY_WEBHOOK
  }

  /** Meta's figures: 45 at once, then one in six seconds to a person; 80 a second for a number. */
  public static final GraphLimits META =
      new GraphLimits(Window.AT_ONCE, 45, Duration.ofSeconds(6), 80);

  /**
   * The window as Meta has it, no rates: an impatient visitor of a demo writes faster than
   * customers do.
   */
  public static final GraphLimits DEMO =
      new GraphLimits(Window.AT_ONCE, 0, Duration.ofSeconds(6), 0);

  /** No limits: for load drivers that post their own webhooks and only send here. */
  public static final GraphLimits OPEN = new GraphLimits(Window.OFF, 0, Duration.ofSeconds(6), 0);

  public GraphLimits {
    if (pairBurst < 0 || perSecond < 0 || !pairRefill.isPositive()) {
      throw new IllegalArgumentException(
          "Expected rates of at least 0 and a positive pause, but they are %d, %d and %s."
              .formatted(pairBurst, perSecond, pairRefill));
    }
  }
}
