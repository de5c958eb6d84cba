package io.relais.runtime.simulator.ledger;

/**
 * One line of the ledger; immutable, replaced when the message's progress changes.
 *
 * @param order the message's place among all messages of the simulator, both directions: the
 *     ledger's revision at which it was written; increasing, never reused, kept across restarts
 * @param revision the revision of its last change, for whoever follows the ledger
 * @param attempts how many POSTs of a customer's message the webhook has not answered with 200 so
 *     far
 */
public record Entry(long order, long revision, Message message, Progress progress, int attempts) {

  Entry moved(Progress to, long at) {
    return new Entry(order, at, message, to, attempts);
  }

  Entry attempted(int count, long at) {
    return new Entry(order, at, message, progress, count);
  }
}
