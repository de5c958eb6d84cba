package io.relais.flows;

/**
 * What an installation can do besides sending messages. A step that wants something else goes by
 * its outcome {@code unavailable} in the same turn, and no action leaves the machine.
 */
public enum Ability {
  /** {@code http}: {@link Action.Call}. */
  HTTP,
  /** {@code ticket}: {@link Action.OpenTicket}. */
  TICKET,
  /** {@code handoff}: {@link Action.HandOver}. */
  HANDOFF
}
