package io.relais.runtime.conversation;

import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Turn;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.engine.FlowEngine;
import io.relais.flows.engine.TurnFailure;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Peer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides: from a state and what has happened to the events that make it true. No Pekko, no I/O, no
 * clock.
 */
final class ConversationLogic {
  private final String conversation;
  private final Bundle bundle;

  ConversationLogic(String conversation, Bundle bundle) {
    this.conversation = conversation;
    this.bundle = bundle;
  }

  /**
   * The customer did something. A message that was seen before is no event: it only wants its
   * acknowledgement.
   */
  List<ConversationEvent> receive(
      ConversationState state,
      Peer from,
      @Nullable String name,
      Input.FromCustomer input,
      Instant now) {
    if (state.seen().contains(input.id())) {
      return List.of();
    }
    return List.of(
        turn(state, state.learned(from), known(state.contact(), name, from.phone()), input, now));
  }

  /**
   * An input that failed is taken once more. It was seen before, so this does not ask whether it
   * was.
   */
  List<ConversationEvent> retry(ConversationState state, Input input, Instant now) {
    return state.mergedInto() == null
        ? List.of(turn(state, null, List.of(), input, now))
        : List.of();
  }

  /** Something may be due: the wait, and then the session. Where nothing is, that is no event. */
  List<ConversationEvent> wake(ConversationState state, Instant now) {
    if (state.mergedInto() != null) {
      return List.of();
    }
    List<ConversationEvent> events = new ArrayList<>(1);
    ConversationState after = state;
    var waiting = state.flow().waiting();
    if (waiting != null && !now.isBefore(waiting.due())) {
      events.add(turn(state, null, List.of(), new Input.TimerFired(waiting.id()), now));
      after = state.evolve(events.getFirst());
    }
    if (after.sessionIsOver(now)) {
      events.add(new SessionEnded(now));
    }
    return events;
  }

  /**
   * The end of an effect is known. What can finally not be delivered is news for the flow.
   *
   * @param holdUntil as in {@link EffectDone}
   */
  List<ConversationEvent> effectEnded(
      ConversationState state,
      long effect,
      EffectResult result,
      @Nullable Instant holdUntil,
      Instant now) {
    if (state.pending().get(effect) == null) {
      return List.of();
    }
    List<ConversationEvent> events = new ArrayList<>();
    EffectDone done = new EffectDone(effect, now, result, holdUntil);
    events.add(done);
    if (!(result instanceof EffectResult.Accepted)) {
      events.addAll(undelivered(state, effect, state.evolve(done), now));
    }
    return events;
  }

  /**
   * A message that the channel had taken did not arrive. Where nobody knew yet that it had been
   * taken, this tells it.
   */
  List<ConversationEvent> deliveryFailed(
      ConversationState state, long effect, String messageId, Instant now) {
    if (state.pending().get(effect) == null) {
      return undelivered(state, effect, state, now);
    }
    List<ConversationEvent> events = new ArrayList<>();
    events.add(new EffectDone(effect, now, new EffectResult.Accepted(messageId), null));
    events.addAll(undelivered(state, effect, state.evolve(events.getFirst()), now));
    return events;
  }

  /** The flow hears of each step whose words were lost, until one of them moves it on. */
  private List<ConversationEvent> undelivered(
      ConversationState before, long effect, ConversationState after, Instant now) {
    List<ConversationEvent> events = new ArrayList<>();
    ConversationState state = after;
    for (Input.Undelivered lost : before.undelivered(effect)) {
      if (!Objects.equals(state.flow().waiting(), after.flow().waiting())) {
        break;
      }
      ConversationEvent event = turn(state, null, List.of(), lost, now);
      state = state.evolve(event);
      events.add(event);
    }
    return events;
  }

  private ConversationEvent turn(
      ConversationState state, @Nullable Peer peer, List<Outcome> known, Input input, Instant now) {
    Contact contact = state.contact();
    for (Outcome fact : known) {
      contact = contact.apply(fact);
    }
    Context context = new Context(conversation, now, contact);
    try {
      Turn turn = FlowEngine.turn(bundle, state.flow(), input, context);
      return new TurnTaken(input, now, peer, joined(known, turn.outcomes()), turn.actions());
    } catch (TurnFailure failure) {
      return failed(
          state, peer, known, input, context, failure.step(), String.valueOf(failure.getMessage()));
    } catch (RuntimeException | StackOverflowError defect) {
      return failed(state, peer, known, input, context, null, defect.getClass().getName());
    }
  }

  private InputFailed failed(
      ConversationState state,
      @Nullable Peer peer,
      List<Outcome> known,
      Input input,
      Context context,
      @Nullable String step,
      String reason) {
    Turn offer = offer(state, input, context);
    return new InputFailed(
        input, context.now(), peer, step, reason, joined(known, offer.outcomes()), offer.actions());
  }

  /**
   * The way to a human; where even that cannot be said, the flow is left, so that the next message
   * begins anew.
   */
  private Turn offer(ConversationState state, Input input, Context context) {
    try {
      return FlowEngine.offerPerson(bundle, state.flow(), input, context);
    } catch (RuntimeException defect) {
      return new Turn(List.of(new Outcome.Abandoned("a turn failed")), List.of());
    }
  }

  /** What the channel tells of the person and we did not know. */
  private static List<Outcome> known(
      Contact contact, @Nullable String name, @Nullable String phone) {
    String newName = name == null || name.equals(contact.name()) ? null : name;
    String newPhone = phone == null || phone.equals(contact.phone()) ? null : phone;
    return newName == null && newPhone == null
        ? List.of()
        : List.of(new Outcome.ContactKnown(newName, newPhone));
  }

  private static List<Outcome> joined(List<Outcome> first, List<Outcome> then) {
    if (first.isEmpty()) {
      return then;
    }
    List<Outcome> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
