package io.relais.persistence;

import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.OfInput;
import io.relais.persistence.ConversationEvent.SessionEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is after its events, by {@link #evolve} and nothing else. It is what a
 * snapshot holds.
 *
 * @param peer where to write to; null until the first input
 * @param accepted what the channel took since the open wait was opened: of these, a final failure
 *     is news to the flow
 * @param mergedInto the conversation that goes on in its place; null while it lives itself
 */
public record ConversationState(
    @Nullable Peer peer,
    Contact contact,
    FlowState flow,
    Pending pending,
    List<Accepted> accepted,
    Seen seen,
    Session session,
    @Nullable String mergedInto) {

  /** Accepted messages remembered per wait; of older ones a failure is only counted. */
  private static final int ACCEPTED_LIMIT = 32;

  /** A conversation that nobody has begun. */
  public static final ConversationState NEW =
      new ConversationState(
          null,
          Contact.UNKNOWN,
          FlowState.EMPTY,
          Pending.NONE,
          List.of(),
          Seen.NONE,
          Session.NONE,
          null);

  public ConversationState {
    accepted = List.copyOf(accepted);
  }

  /** A message that the channel took, and the steps whose words it carried. */
  public record Accepted(long effect, List<String> steps) {
    public Accepted {
      steps = List.copyOf(steps);
    }

    Accepted without(String step) {
      return new Accepted(effect, steps.stream().filter(said -> !said.equals(step)).toList());
    }
  }

  /**
   * This state after {@code event}. Pure and total: what was written once can always be replayed.
   */
  public ConversationState evolve(ConversationEvent event) {
    return switch (event) {
      case OfInput taken -> after(taken);
      case EffectDone(var effect, _, var result, var holdUntil) -> after(effect, result, holdUntil);
      case EffectPostponed(var effect, _, var until, var unknown, _) ->
          with(pending.postponed(effect, until, unknown), accepted);
      case SessionEnded _ ->
          new ConversationState(
              peer, contact, flow, pending, accepted, seen, session.ended(), mergedInto);
      case MergedInto(var other, _) ->
          new ConversationState(
              peer, contact, flow, pending.emptied(), List.of(), seen, session.ended(), other);
    };
  }

  /**
   * When somebody has to look after this conversation, even if nobody writes: the earliest of the
   * end of its wait, of its session, and of what is to be done or awaited. Null for never.
   */
  public @Nullable Instant due() {
    if (mergedInto != null) {
      return null;
    }
    FlowState.Wait wait = flow.waiting();
    Instant timeout = wait == null ? null : wait.due();
    return earlier(earlier(timeout, pending.due()), session.endsAt(flow.heardAt()));
  }

  /** Whether the customer has been silent for as long as the open session lasts. */
  public boolean sessionIsOver(Instant now) {
    Instant end = session.endsAt(flow.heardAt());
    return end != null && !now.isBefore(end);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** What the conversation's row says after {@code event}, which made {@code before} this. */
  public ConversationRow row(
      String conversation, ConversationState before, ConversationEvent event) {
    Pending.Awaited awaited = pending.awaited();
    return new ConversationRow(
        conversation,
        due(),
        awaited == null ? null : awaited.effect(),
        "flow",
        null,
        session.number(),
        event.at(),
        before.seen.forgottenBy(seen),
        event instanceof ConversationEvent.InputFailed failed ? failed.reason() : null);
  }

  /**
   * What an event is to say about the peer when {@code heard} spoke; null when that is nothing new.
   */
  public @Nullable Peer learned(Peer heard) {
    Peer known = peer == null ? heard : peer.updatedBy(heard);
    return known.equals(peer) ? null : known;
  }

  /**
   * What the flow is to hear when {@code effect}, pending or accepted, can finally not be
   * delivered: one input for each step whose words it carried. Empty once the conversation has
   * moved on from the wait that followed those words, and for a failure that the flow has heard of.
   */
  public List<Input.Undelivered> undelivered(long effect) {
    long wait = waitOf(flow);
    if (wait == 0) {
      return List.of();
    }
    return stepsOf(effect, wait).stream().map(step -> new Input.Undelivered(step, wait)).toList();
  }

  private List<String> stepsOf(long effect, long wait) {
    Pending.Effect open = pending.get(effect);
    if (open != null) {
      return open.waitId() == wait ? open.steps() : List.of();
    }
    return accepted.stream()
        .filter(taken -> taken.effect() == effect)
        .flatMap(taken -> taken.steps().stream())
        .toList();
  }

  private ConversationState after(OfInput event) {
    Contact person = contact;
    Pending outbox = pending;
    Session open = session;
    for (Outcome outcome : event.outcomes()) {
      person = person.apply(outcome);
      open = open.after(outcome);
      outbox = outcome instanceof Outcome.OptedOut ? outbox.stopped() : outbox;
    }
    FlowState next = flow.after(event.input(), event.outcomes(), event.at());
    return new ConversationState(
        event.peer() != null ? event.peer() : peer,
        person,
        next,
        outbox.with(event.actions(), event.at(), waitOf(next)),
        waitOf(next) == waitOf(flow) ? untold(event.input()) : List.of(),
        event.input() instanceof Input.FromCustomer said
            ? seen.with(said.id(), said.sentAt())
            : seen,
        open,
        mergedInto);
  }

  /** The flow hears of one step's failure once: statuses are redelivered like everything else. */
  private List<Accepted> untold(Input input) {
    return input instanceof Input.Undelivered(var step, _)
        ? accepted.stream().map(taken -> taken.without(step)).toList()
        : accepted;
  }

  /**
   * An effect that is not pending was dropped by a STOP while it was under way: its end changes
   * nothing.
   */
  private ConversationState after(long effect, EffectResult result, @Nullable Instant holdUntil) {
    Pending.Effect done = pending.get(effect);
    if (done == null) {
      return this;
    }
    boolean toRemember =
        result instanceof EffectResult.Accepted
            && done.waitId() != 0
            && done.waitId() == waitOf(flow);
    return with(pending.done(effect, holdUntil), toRemember ? remembering(done) : accepted);
  }

  private ConversationState with(Pending outbox, List<Accepted> taken) {
    return new ConversationState(peer, contact, flow, outbox, taken, seen, session, mergedInto);
  }

  private List<Accepted> remembering(Pending.Effect done) {
    List<Accepted> more = new ArrayList<>(accepted);
    more.add(new Accepted(done.id(), done.steps()));
    return more.subList(Math.max(0, more.size() - ACCEPTED_LIMIT), more.size());
  }

  private static long waitOf(FlowState flow) {
    FlowState.Wait wait = flow.waiting();
    return wait == null ? 0 : wait.id();
  }
}
