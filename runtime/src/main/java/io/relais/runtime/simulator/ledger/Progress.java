package io.relais.runtime.simulator.ledger;

/** How far a message has come: the ticks. A message only ever moves forward. */
public enum Progress {
  /** From the brand: the Graph API answered 200, nothing more. */
  ACCEPTED,
  /**
   * One tick. From a customer: posted to the webhook, not yet answered 200. From the brand: sent.
   */
  SENT,
  /**
   * Two ticks. From a customer: the webhook answered 200. From the brand: on the customer's phone.
   */
  DELIVERED,
  /**
   * Blue ticks. From a customer: the brand marked it as read. From the brand: the customer saw it.
   */
  READ,
  /**
   * From a customer: given up after the last redelivery. From the brand: refused after acceptance.
   */
  FAILED
}
