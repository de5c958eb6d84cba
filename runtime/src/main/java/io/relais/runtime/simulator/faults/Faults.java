package io.relais.runtime.simulator.faults;

import java.util.Map;

/**
 * How often what goes wrong. Probabilities are 0 to 1, times in milliseconds.
 *
 * @param graph the probability of each fault per call of the Graph API; together at most 1
 * @param latency how long every call of the Graph API takes at least
 * @param jitter up to how much longer it may take, evenly spread
 * @param duplicate that an answered webhook is posted once more
 * @param reorder that a webhook is held back, so that later ones overtake it
 * @param holdBack for how long at most
 * @param lostStatus that a status is never posted
 */
public record Faults(
    Map<GraphFault, Double> graph,
    long latency,
    long jitter,
    double duplicate,
    double reorder,
    long holdBack,
    double lostStatus) {

  /** Everything works. */
  public static final Faults NONE = new Faults(Map.of(), 0, 0, 0, 0, 500, 0);

  /** A minute is longer than any client waits. */
  private static final long MAX_MILLIS = 60_000;

  public Faults {
    graph = graph == null ? Map.of() : Map.copyOf(graph);
    double total = 0;
    for (double probability : graph.values()) {
      total += probability("graph", probability);
    }
    if (total > 1) {
      throw new IllegalArgumentException(
          "Expected the probabilities of graph faults to be at most 1 together, but they are %s."
              .formatted(total));
    }
    probability("duplicate", duplicate);
    probability("reorder", reorder);
    probability("lostStatus", lostStatus);
    millis("latency", latency);
    millis("jitter", jitter);
    millis("holdBack", holdBack);
  }

  private static double probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "Expected %s between 0 and 1, but it is %s.".formatted(name, value));
    }
    return value;
  }

  private static void millis(String name, long value) {
    if (value < 0 || value > MAX_MILLIS) {
      throw new IllegalArgumentException(
          "Expected %s between 0 and %d ms, but it is %d.".formatted(name, MAX_MILLIS, value));
    }
  }
}
