package io.relais.runtime.simulator.ledger;

/**
 * How much a ledger remembers.
 *
 * @param messages of all customers together: the last so many, whoever wrote them
 * @param perCustomer of one customer
 * @param customers how many there may be; one more is refused
 */
public record LedgerLimits(int messages, int perCustomer, int customers) {

  /** Some 200 MB of text replies at most; enough for the longest load run's verdict. */
  public static final LedgerLimits DEFAULT = new LedgerLimits(500_000, 2_000, 200_000);

  public LedgerLimits {
    if (messages < 1 || perCustomer < 1 || customers < 1) {
      throw new IllegalArgumentException(
          "Expected limits of at least 1, but they are %d, %d and %d."
              .formatted(messages, perCustomer, customers));
    }
  }
}
