package io.relais.loadtest.wholepath;

import io.relais.loadtest.drive.Pace;
import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param measured how long each round is measured
 * @param warmup how long the runtime is driven before the first round
 * @param rounds of which the medians are reported
 * @param pace as fast as possible, or so many messages a second
 * @param connections which carry one webhook each at a time
 * @param conversations how many are open at any time
 * @param visits how often each person goes through the conversation before somebody new comes
 * @param seed what people, their numbers and their order numbers follow from
 * @param statuses whether the simulator posts sent, delivered and read of each reply
 * @param runtimeFlags for the runtime's JVM, beside its own
 * @param journals a runtime with each of them is measured
 */
record Plan(
    Duration measured,
    Duration warmup,
    int rounds,
    Pace pace,
    int connections,
    int conversations,
    int visits,
    long seed,
    boolean statuses,
    String runtimeFlags,
    List<Journal> journals) {

  Plan {
    journals = List.copyOf(journals);
    if (!measured.isPositive() || warmup.isNegative() || rounds < 1) {
      throw new IllegalArgumentException(
          "Expected a positive time, a warm-up of at least 0 and a round or more, but they are %s, %s and %d."
              .formatted(measured, warmup, rounds));
    }
    if (visits < 1) {
      throw new IllegalArgumentException(
          "Expected everybody to come at least once, but it is %d times.".formatted(visits));
    }
    if (connections < 1 || conversations < connections) {
      throw new IllegalArgumentException(
          "Expected at least one connection and no fewer conversations than connections, but they are %d and %d."
              .formatted(connections, conversations));
    }
  }
}
