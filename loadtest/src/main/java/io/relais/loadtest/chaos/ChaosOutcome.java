package io.relais.loadtest.chaos;

import io.relais.loadtest.verdict.LedgerCounts;
import io.relais.loadtest.verdict.Verdict;
import java.time.Duration;

/**
 * What came of it.
 *
 * @param kills of the runtime
 * @param ended how often the runtime ended by itself, and was started again
 * @param databaseKills of PostgreSQL
 * @param pauses of PostgreSQL
 * @param unknown messages of which the runtime said that it does not know whether they were
 *     accepted; at least so many
 * @param people who wrote
 * @param counts of the simulator
 * @param quiet whether at last nothing was pending
 * @param took from the first message until it was quiet
 */
record ChaosOutcome(
    int kills,
    int ended,
    int databaseKills,
    int pauses,
    long unknown,
    long people,
    LedgerCounts counts,
    boolean quiet,
    Duration took,
    Verdict verdict) {

  /** Whether everything was done that was to be done, and nothing was lost or out of order. */
  boolean isFine(ChaosPlan plan) {
    return quiet
        && kills == plan.kills()
        && databaseKills == plan.databaseKills()
        && pauses == plan.pauses()
        && counts.said() > 0
        && verdict.findings().isEmpty();
  }
}
