package io.relais.runtime.simulator.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides what goes wrong. The n-th decision of a kind depends on the seed and n alone, so the same
 * calls in the same order meet the same faults; the faults may be changed while it runs.
 */
public final class FaultInjector {

  /** One series of decisions: kinds do not disturb each other. */
  private static final class Series {
    private final long seed;
    private final AtomicLong count = new AtomicLong();

    Series(long seed) {
      this.seed = seed;
    }

    SplittableRandom next() {
      // The golden ratio in 64 bits keeps neighbouring seeds apart, as in SplittableRandom itself.
      return new SplittableRandom(seed + count.incrementAndGet() * 0x9e3779b97f4a7c15L);
    }
  }

  private final Series graph;
  private final Series latency;
  private final Series duplicates;
  private final Series reorders;
  private final Series statuses;
  private final long seed;
  private volatile Faults faults;

  public FaultInjector(long seed, Faults faults) {
    var seeds = new SplittableRandom(seed);
    this.seed = seed;
    this.faults = faults;
    this.graph = new Series(seeds.nextLong());
    this.latency = new Series(seeds.nextLong());
    this.duplicates = new Series(seeds.nextLong());
    this.reorders = new Series(seeds.nextLong());
    this.statuses = new Series(seeds.nextLong());
  }

  /** What all decisions follow from. */
  public long seed() {
    return seed;
  }

  /** What is set at present. */
  public Faults faults() {
    return faults;
  }

  /** Sets other faults from now on. */
  public void set(Faults changed) {
    faults = changed;
  }

  /** What happens to this call of the Graph API; empty for an honest answer. */
  public Optional<GraphFault> graphFault() {
    Map<GraphFault, Double> probabilities = faults.graph();
    if (probabilities.isEmpty()) {
      return Optional.empty();
    }
    double drawn = graph.next().nextDouble();
    for (GraphFault fault : GraphFault.values()) {
      drawn -= probabilities.getOrDefault(fault, 0.0);
      if (drawn < 0) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** How long this call of the Graph API takes. */
  public Duration graphLatency() {
    Faults now = faults;
    long extra = now.jitter() == 0 ? 0 : latency.next().nextLong(now.jitter() + 1);
    return Duration.ofMillis(now.latency() + extra);
  }

  /** Whether this answered webhook is posted once more. */
  public boolean duplicate() {
    return drawn(duplicates, faults.duplicate());
  }

  /** How long this webhook is held back; zero for most. */
  public Duration holdBack() {
    Faults now = faults;
    if (now.reorder() == 0 || now.holdBack() == 0) {
      return Duration.ZERO;
    }
    var random = reorders.next();
    return random.nextDouble() < now.reorder()
        ? Duration.ofMillis(1 + random.nextLong(now.holdBack()))
        : Duration.ZERO;
  }

  /** Whether this status gets lost. */
  public boolean loseStatus() {
    return drawn(statuses, faults.lostStatus());
  }

  private static boolean drawn(Series series, double probability) {
    return probability > 0 && series.next().nextDouble() < probability;
  }
}
