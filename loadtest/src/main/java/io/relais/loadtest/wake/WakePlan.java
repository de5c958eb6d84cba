package io.relais.loadtest.wake;

import io.relais.loadtest.wholepath.Journal;
import java.time.Duration;

/**
 * What to run.
 *
 * @param sleepers how many conversations are put to sleep and woken
 * @param warmup how long other people write after the restart, before anybody is woken
 * @param connections which carry one webhook each at a time
 * @param seed what people and their texts follow from
 */
record WakePlan(
    int sleepers,
    Duration warmup,
    int connections,
    long seed,
    Journal journal,
    String runtimeFlags) {

  WakePlan {
    if (sleepers < 1 || connections < 1 || warmup.isNegative()) {
      throw new IllegalArgumentException(
          "Expected at least one conversation and one connection and a warm-up of at least 0, but they are %d, %d and %s."
              .formatted(sleepers, connections, warmup));
    }
  }
}
