package io.relais.loadtest.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.relais.loadtest.wire.Customer;
import io.relais.loadtest.wire.Text;
import java.time.Instant;
import java.util.Base64;

/**
 * One person on the way through the {@link Script}: which messages were posted, when, and which the
 * webhook has answered with 200. For one thread at a time.
 */
public final class Conversation {
  private final long person;
  private final Customer customer;
  private final int length;
  private final Instant[] due = new Instant[Script.LENGTH];
  private int answered;

  /**
   * @param length of how many messages; fewer than the whole script where somebody leaves early
   */
  Conversation(long seed, long person, int length) {
    this.person = person;
    this.customer = Customer.of(seed, person);
    this.length = length;
  }

  public long person() {
    return person;
  }

  public Customer customer() {
    return customer;
  }

  /** How many messages the webhook has answered with 200. */
  public int answered() {
    return answered;
  }

  /** How many messages were posted, answered or not. */
  public int posted() {
    return answered < Script.LENGTH && due[answered] != null ? answered + 1 : answered;
  }

  /**
   * When message {@code turn} was due, which is when its first POST began unless posts queue up.
   */
  public Instant due(int turn) {
    return due[turn];
  }

  boolean isOver() {
    return answered >= length;
  }

  /** The message whose turn it is; the same one again, with the same id, until it is answered. */
  Text next(Instant now) {
    if (due[answered] == null) {
      due[answered] = now;
    }
    return new Text(customer, id(answered), due[answered], Script.message(person, answered));
  }

  void markAnswered() {
    answered++;
  }

  private String id(int turn) {
    var unique = customer.phone() + "/" + customer.userId() + "/" + turn;
    return "wamid." + Base64.getEncoder().encodeToString(unique.getBytes(US_ASCII));
  }
}
