package io.relais.flows.golden;

/** From what a conversation in memory comes back between two inputs. */
enum Recovery {
  /** From a snapshot of the last turn. */
  STATE,
  /** From the snapshot before the last turn, and the event after it. */
  SNAPSHOT,
  /** From all of its events, as after a crash without a snapshot. */
  EVENTS
}
