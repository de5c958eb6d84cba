package io.relais.flows;

import java.time.Instant;
import java.util.Set;

/**
 * The world as a turn sees it: a value, journaled with the turn where it decides anything.
 *
 * @param conversation the conversation's id, which options on the wire carry
 * @param abilities what can be asked of the world besides messages
 * @param now the time of the turn; the machine has no clock of its own
 */
public record Context(String conversation, Instant now, Contact contact, Set<Ability> abilities) {

  public Context {
    abilities = Set.copyOf(abilities);
  }

  /** Where only messages can be sent. */
  public Context(String conversation, Instant now, Contact contact) {
    this(conversation, now, contact, Set.of());
  }
}
