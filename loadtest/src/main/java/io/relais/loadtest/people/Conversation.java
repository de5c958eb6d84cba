package io.relais.loadtest.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.relais.loadtest.wire.Customer;
import io.relais.loadtest.wire.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One person on the way through a {@link Script}: which messages were posted, when, and which the
 * webhook has answered with 200. For one thread at a time.
 */
public final class Conversation {
  private final long person;
  private final Customer customer;
  private final Script script;
  private final int length;
  private final List<Instant> due = new ArrayList<>();
  private int answered;

  /**
   * @param length of how many messages; fewer than the whole script where somebody leaves early
   */
  public Conversation(long seed, long person, Script script, int length) {
    this.person = person;
    this.customer = Customer.of(seed, person);
    this.script = script;
    this.length = length;
  }

  /** One that reads its script to the end. */
  public Conversation(long seed, long person, Script script) {
    this(seed, person, script, script.length());
  }

  public long person() {
    return person;
  }

  public Customer customer() {
    return customer;
  }

  public Script script() {
    return script;
  }

  /** How many messages the webhook has answered with 200. */
  public int answered() {
    return answered;
  }

  /** How many messages were posted, answered or not. */
  public int posted() {
    return due.size();
  }

  /**
   * When message {@code turn} was due, which is when its first POST began unless posts queue up.
   */
  public Instant due(int turn) {
    return due.get(turn);
  }

  /** Whether everything that this person has to say was answered with 200. */
  public boolean isOver() {
    return answered >= length;
  }

  /** How many messages are still to be answered with 200. */
  public int left() {
    return length - answered;
  }

  /** The message whose turn it is; the same one again, with the same id, until it is answered. */
  public Text next(Instant now) {
    return text(answered, now);
  }

  /** Message {@code turn}, which is at most the one after the last that was posted. */
  public Text text(int turn, Instant now) {
    if (turn == due.size()) {
      due.add(now);
    }
    return new Text(customer, id(turn), due.get(turn), script.message(person, turn));
  }

  /** One more message was answered with 200. */
  public void markAnswered() {
    answered++;
  }

  private String id(int turn) {
    var unique = customer.phone() + "/" + customer.userId() + "/" + turn;
    return "wamid." + Base64.getEncoder().encodeToString(unique.getBytes(US_ASCII));
  }
}
