package io.relais.loadtest.verdict;

/**
 * What the simulator has counted.
 *
 * @param said messages that customers wrote on its phones
 * @param acknowledged of these, answered with 200 by the webhook
 * @param redeliveries POSTs of these beyond each one's first
 * @param accepted messages of the brand
 * @param statuses that the webhook answered with 200
 */
public record LedgerCounts(
    long said, long acknowledged, long redeliveries, long accepted, long statuses) {

  /** Whether the webhook still owes somebody its 200. */
  public boolean isSettled() {
    return acknowledged >= said;
  }
}
