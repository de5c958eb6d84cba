package io.relais.loadtest.chaos;

import io.relais.loadtest.verdict.LedgerCounts;
import io.relais.loadtest.verdict.Verdict;
import java.time.Duration;

/**
 * What came of it.
 *
 * @param faults what went wrong
 * @param people who wrote
 * @param counts of the simulator
 * @param quiet whether at last nothing was pending
 * @param took from the first message until it was quiet
 */
record ChaosOutcome(
    FaultCounts faults,
    long people,
    LedgerCounts counts,
    boolean quiet,
    Duration took,
    Verdict verdict) {

  /** Whether everything was done that was to be done, and nothing was lost or out of order. */
  boolean isFine(ChaosPlan plan) {
    return quiet
        && faults.kills() == plan.kills()
        && faults.databaseKills() == plan.databaseKills()
        && faults.pauses() == plan.pauses()
        && counts.said() > 0
        && verdict.findings().isEmpty();
  }
}
