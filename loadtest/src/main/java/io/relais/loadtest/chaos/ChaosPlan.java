package io.relais.loadtest.chaos;

import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Setup;
import java.time.Duration;
import java.util.List;

/**
 * What to do to whom.
 *
 * @param kills of the runtime, with SIGKILL, each followed by a start at once
 * @param databaseKills of PostgreSQL, with SIGKILL to its first process, each followed by a start
 * @param pauses of PostgreSQL: all its processes stand still
 * @param pause for how long
 * @param gap the average time between two faults of the same part
 * @param conversations how many go on at any time
 * @param lostStatuses the probability that a status never comes
 * @param seed what people, texts and the moments of faults follow from
 */
record ChaosPlan(
    int kills,
    int databaseKills,
    int pauses,
    Duration pause,
    Duration gap,
    int conversations,
    double lostStatuses,
    long seed) {

  /** How often Meta brings a webhook again that was answered, or holds one back. */
  private static final double REDELIVERED = 0.1;

  ChaosPlan {
    if (kills < 0 || databaseKills < 0 || pauses < 0 || conversations < 1) {
      throw new IllegalArgumentException(
          "Expected no negative number of faults and at least one conversation, but they are %d, %d, %d and %d."
              .formatted(kills, databaseKills, pauses, conversations));
    }
    if (!pause.isPositive() || gap.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "Expected a pause of more than 0 and a gap of at least a second, but they are %s and %s."
              .formatted(pause, gap));
    }
    if (!(lostStatuses >= 0 && lostStatuses <= 1)) {
      throw new IllegalArgumentException(
          "Expected a probability of lost statuses from 0 to 1, but it is %s."
              .formatted(lostStatuses));
    }
  }

  Setup setup(Place place) {
    var faults =
        "duplicate=%s,reorder=%s,lost-status=%s".formatted(REDELIVERED, REDELIVERED, lostStatuses);
    return Setup.bench(place, List.of("--seed", Long.toString(seed), "--fault", faults));
  }
}
