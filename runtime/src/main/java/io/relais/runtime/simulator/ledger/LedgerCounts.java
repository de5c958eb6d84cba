package io.relais.runtime.simulator.ledger;

import java.util.Map;

/**
 * What happened so far, forgotten messages included.
 *
 * @param customers people known
 * @param said messages that customers sent
 * @param acknowledged of these, answered 200 by the webhook
 * @param abandoned of these, given up after the last redelivery
 * @param redeliveries POSTs of a customer's message beyond its first
 * @param accepted messages of the brand answered 200 by the Graph API
 * @param statuses status updates answered 200 by the webhook
 * @param lostStatuses status updates that a fault swallowed, or that were given up
 * @param refused answers of the Graph API other than 200, by their error code
 */
public record LedgerCounts(
    long customers,
    long said,
    long acknowledged,
    long abandoned,
    long redeliveries,
    long accepted,
    long statuses,
    long lostStatuses,
    Map<Integer, Long> refused) {

  public LedgerCounts {
    refused = Map.copyOf(refused);
  }
}
