package io.relais.runtime.simulator.webhook;

import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the up to 1,000 things that a webhook tells. */
public sealed interface Update {

  /** Whom it is about. */
  Customer customer();

  /** The number of the brand that it is about. */
  String numberId();

  /** A customer wrote. */
  record Said(Customer customer, FromCustomer message) implements Update {
    @Override
    public String numberId() {
      return message.numberId();
    }
  }

  /**
   * A message of the brand got somewhere.
   *
   * @param status sent, delivered, read or failed
   * @param priced whether this status carries the price: {@code sent} and one of delivered and read
   *     do
   * @param failure why, for failed
   */
  record StatusOf(
      Customer customer,
      FromBrand message,
      String status,
      Instant at,
      boolean priced,
      @Nullable Failure failure)
      implements Update {
    @Override
    public String numberId() {
      return message.numberId();
    }
  }

  /** An error of a status, with Meta's code. */
  record Failure(int code, String title, String details) {}
}
