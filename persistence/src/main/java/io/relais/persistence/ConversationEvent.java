package io.relais.persistence;

import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the life of one conversation: one row of the journal, written before anything of it is
 * performed. Its name on disk and its version are the {@linkplain
 * io.relais.persistence.journal.JournalSerializer serializer's}.
 */
public sealed interface ConversationEvent {

  /** When it was decided, by our clock. */
  Instant at();

  /**
   * An input was taken, with all that it caused. The two kinds change the state in the same way.
   */
  sealed interface OfInput extends ConversationEvent {
    Input input();

    /** Who they are on the channel, where this input told more than was known; else null. */
    @Nullable Peer peer();

    List<Outcome> outcomes();

    List<Action> actions();
  }

  /** The flow took the input. */
  record TurnTaken(
      Input input, Instant at, @Nullable Peer peer, List<Outcome> outcomes, List<Action> actions)
      implements OfInput {
    public TurnTaken {
      outcomes = List.copyOf(outcomes);
      actions = List.copyOf(actions);
    }
  }

  /**
   * The flow could not take the input. It is over all the same: it blocks nothing behind it, and
   * the person is offered a human, which is what the outcomes and actions say.
   *
   * @param step where the turn failed; null where it had reached none
   * @param reason for the operator; it quotes nothing that the customer wrote
   */
  record InputFailed(
      Input input,
      Instant at,
      @Nullable Peer peer,
      @Nullable String step,
      String reason,
      List<Outcome> outcomes,
      List<Action> actions)
      implements OfInput {
    public InputFailed {
      outcomes = List.copyOf(outcomes);
      actions = List.copyOf(actions);
    }
  }

  /**
   * The end of a pending effect is known; it is not performed again.
   *
   * @param holdUntil the next one waits until then for the delivery of this one; null where it need
   *     not
   */
  record EffectDone(long effect, Instant at, EffectResult result, @Nullable Instant holdUntil)
      implements ConversationEvent {}

  /**
   * An attempt has ended without an end, or may have been made before a crash.
   *
   * @param until when it may be tried again
   * @param unknown the channel may have taken it: until then a status that names it is waited for
   * @param reason for the operator; it quotes nothing personal
   */
  record EffectPostponed(long effect, Instant at, Instant until, boolean unknown, String reason)
      implements ConversationEvent {}

  /** The customer was silent for as long as a session lasts. */
  record SessionEnded(Instant at) implements ConversationEvent {}

  /**
   * The person turned out to be one who has another conversation: from now on it is that one that
   * hears and answers them.
   */
  record MergedInto(String conversation, Instant at) implements ConversationEvent {}
}
