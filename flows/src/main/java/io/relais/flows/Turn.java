package io.relais.flows;

import java.util.List;

/**
 * All that one input caused: the facts, in order, and what the world is to do. Journaled as one
 * event.
 */
public record Turn(List<Outcome> outcomes, List<Action> actions) {

  public Turn {
    outcomes = List.copyOf(outcomes);
    actions = List.copyOf(actions);
  }
}
