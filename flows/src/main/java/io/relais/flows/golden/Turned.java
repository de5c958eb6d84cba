package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Turn;
import io.relais.flows.engine.TurnFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a {@link Conversation}.
 *
 * @param at when it took place
 * @param before the state that it found
 * @param effects what else it asked of the world
 * @param failure why the turn could not be taken and a person was offered instead; null if it was
 */
public record Turned(
    Input input,
    Instant at,
    FlowState before,
    List<Outcome> outcomes,
    List<Action.Send> sends,
    List<Action> effects,
    @Nullable TurnFailure failure) {

  public Turned {
    outcomes = List.copyOf(outcomes);
    sends = List.copyOf(sends);
    effects = List.copyOf(effects);
  }

  static Turned of(
      Input input, Instant at, FlowState before, Turn turn, @Nullable TurnFailure failure) {
    List<Action.Send> sends = new ArrayList<>();
    List<Action> effects = new ArrayList<>();
    for (Action action : turn.actions()) {
      switch (action) {
        case Action.Send send -> sends.add(send);
        case Action.Call _, Action.OpenTicket _, Action.HandOver _ -> effects.add(action);
      }
    }
    return new Turned(input, at, before, turn.outcomes(), sends, effects, failure);
  }

  /** The state that it left. */
  public FlowState after() {
    return before.after(input, outcomes, at);
  }

  Contact contactAfter(Contact contact) {
    Contact changed = contact;
    for (Outcome outcome : outcomes) {
      changed = changed.apply(outcome);
    }
    return changed;
  }

  /** What the bot said, bubble by bubble, however they are merged on the wire. */
  public List<Bubble> bubbles() {
    return sends.stream().flatMap(send -> Bubble.of(send).stream()).toList();
  }
}
