package io.relais.runtime.conversation;

import io.relais.flows.Action;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Peer;
import io.relais.persistence.Pending;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Channel;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Performs what is pending, in order, one at a time: the next message goes when the end of the last
 * one is known. Where nobody knows whether the channel took a message, after a time-out or a crash,
 * it waits for a status that names it before it is sent again or held, as the number's {@code
 * on_unknown} says.
 *
 * <p>It remembers only what a crash may forget.
 */
final class Performer {
  /**
   * A message older than this is not sent any more: the customer service window of 24 hours, in
   * which a brand may write freely, has closed by then (Meta, "Customer service windows").
   */
  static final Duration TOO_OLD = Duration.ofHours(24);

  /** How long a status is waited for where nobody knows whether a message was accepted. */
  static final Duration DOUBT = Duration.ofSeconds(30);

  /** A status follows a send within seconds: after a crash at least so long is waited for one. */
  static final Duration SETTLING = Duration.ofSeconds(10);

  /** How long the next message waits for the delivery of the last one, where the number asks so. */
  static final Duration HOLD = Duration.ofSeconds(20);

  private final String conversation;
  private final Channel channel;
  private final Backoff backoff;
  private final NumberRules rules;
  private boolean busy;
  private long inDoubt;
  private Instant recoveredAt = Instant.MIN;
  private Pending.@Nullable Awaited asked;
  private Pending.@Nullable Awaited released;

  Performer(String conversation, Channel channel, Backoff backoff, NumberRules rules) {
    this.conversation = conversation;
    this.channel = channel;
    this.backoff = backoff;
    this.rules = rules;
  }

  /** What to do next. */
  sealed interface Step {
    /** Nothing, until something happens. */
    record Rest() implements Step {}

    /** An attempt has begun: the effect it is for, and how it will end. */
    record Attempt(long effect, CompletionStage<SendResult> result) implements Step {}

    /** To find out what the channel has told of a message. */
    record LookUp(long effect) implements Step {}
  }

  /** What is known now. */
  sealed interface Verdict {
    /** The effect is over; {@code holdUntil} as in {@code EffectDone}. */
    record Ended(EffectResult result, @Nullable Instant holdUntil) implements Verdict {}

    /** It may be tried again then; {@code unknown} as in {@code EffectPostponed}. */
    record Postponed(Instant until, boolean unknown, String reason) implements Verdict {}

    /** Nothing that is worth an event: see what is {@linkplain #next next}. */
    record GoOn() implements Verdict {}
  }

  boolean isBusy() {
    return busy;
  }

  /**
   * After a recovery: the first effect may have been sent by the process before this one, which did
   * not live to write it down.
   */
  void recovered(ConversationState state, Instant now) {
    recoveredAt = now;
    Pending.Effect first = state.pending().first();
    if (first != null && !isResting(first, now)) {
      inDoubt = first.id();
    }
  }

  private static boolean isResting(Pending.Effect effect, Instant now) {
    return effect.notBefore() != null && now.isBefore(effect.notBefore());
  }

  /** Something may have changed that is not in the state: a status, the time. */
  void awake() {
    asked = null;
  }

  /** Begins what is to be done next. */
  Step next(ConversationState state, Instant now) {
    Pending.Effect first = state.pending().first();
    if (busy || first == null) {
      return new Step.Rest();
    }
    Pending.Awaited awaited = state.pending().awaited();
    if (awaited != null && !awaited.equals(released)) {
      return awaited.equals(asked) && now.isBefore(awaited.until())
          ? new Step.Rest()
          : lookUp(awaited.effect());
    }
    if (first.id() == inDoubt) {
      return lookUp(first.id());
    }
    if (isResting(first, now)) {
      return new Step.Rest();
    }
    busy = true;
    return new Step.Attempt(first.id(), attempt(first, Objects.requireNonNull(state.peer())));
  }

  private Step lookUp(long effect) {
    busy = true;
    return new Step.LookUp(effect);
  }

  private CompletionStage<SendResult> attempt(Pending.Effect effect, Peer peer) {
    return switch (effect.action()) {
      case Action.Send message ->
          channel.send(
              new Outbound(
                  new Account(peer.channel(), peer.account()),
                  new Person(peer.userId(), peer.phone(), null),
                  new SendTag(conversation, effect.id()),
                  message));
      // The machine is told of no ability but sending, so these never come from it.
      case Action.Call _, Action.OpenTicket _, Action.HandOver _ ->
          CompletableFuture.completedFuture(
              new SendResult.Refused(0, "this version performs messages only"));
    };
  }

  /** An attempt has ended for an effect of {@code state}. */
  Verdict ended(ConversationState state, Pending.Effect effect, SendResult result, Instant now) {
    busy = false;
    return switch (result) {
      case SendResult.Accepted(var messageId) -> accepted(state, messageId, now);
      case SendResult.Refused(var code, var reason) ->
          new Verdict.Ended(new EffectResult.Refused(code, reason), null);
      case SendResult.Unknown(var reason) -> new Verdict.Postponed(now.plus(DOUBT), true, reason);
      case SendResult.Retry(var code, var reason, var atLeast, var pair) ->
          again(effect, now, code + " " + reason, atLeast, pair);
    };
  }

  /** What was under way has ended for nothing: its effect is over, or nobody could say. */
  void endedForNothing() {
    busy = false;
  }

  /** The channel has told that of a message, or nothing. */
  Verdict lookedUp(ConversationState state, long effect, Optional<Archive.Told> told, Instant now) {
    busy = false;
    Pending.Effect pending = state.pending().get(effect);
    if (pending == null) {
      return deliveryLookedUp(state, effect, told, now);
    } else if (told.isPresent()) {
      inDoubt = 0;
      return accepted(state, told.get().messageId(), now);
    }
    Pending.Awaited awaited = state.pending().awaited();
    Instant until = awaited != null ? awaited.until() : doubtEnds(pending);
    if (!now.isBefore(until)) {
      return unknown(state, awaited, now);
    } else if (awaited == null) {
      inDoubt = 0;
      return new Verdict.Postponed(until, true, "it may have been sent before a restart");
    }
    asked = awaited;
    return new Verdict.GoOn();
  }

  private Instant doubtEnds(Pending.Effect effect) {
    Instant tried = effect.notBefore() == null ? effect.since() : effect.notBefore();
    Instant usual = tried.plus(DOUBT);
    Instant soonest = recoveredAt.plus(SETTLING);
    return usual.isAfter(soonest) ? usual : soonest;
  }

  /** No status in all that time. */
  private Verdict unknown(ConversationState state, Pending.@Nullable Awaited awaited, Instant now) {
    inDoubt = 0;
    released = awaited;
    Pending.Effect first = Objects.requireNonNull(state.pending().first());
    if (rules.holds(state.peer())) {
      return new Verdict.Ended(new EffectResult.GivenUp("held: acceptance unknown"), null);
    }
    return isTooOld(first, now)
        ? new Verdict.Ended(new EffectResult.GivenUp("too old to be sent"), null)
        : new Verdict.GoOn();
  }

  /** The next message follows the delivery of the last one, or a while after it. */
  private Verdict deliveryLookedUp(
      ConversationState state, long effect, Optional<Archive.Told> told, Instant now) {
    Pending.Awaited awaited = state.pending().awaited();
    if (awaited != null && awaited.effect() == effect) {
      boolean over = told.filter(t -> t.status() != DeliveryStatus.SENT).isPresent();
      if (over || !now.isBefore(awaited.until())) {
        released = awaited;
      } else {
        asked = awaited;
      }
    }
    return new Verdict.GoOn();
  }

  private Verdict accepted(ConversationState state, String messageId, Instant now) {
    return new Verdict.Ended(
        new EffectResult.Accepted(messageId),
        rules.followsDelivery(state.peer()) ? now.plus(HOLD) : null);
  }

  private Verdict again(
      Pending.Effect effect, Instant now, String reason, Duration atLeast, boolean pair) {
    Instant until = now.plus(backoff.after(effect.attempts() + 1, pair, atLeast));
    return isTooOld(effect, until)
        ? new Verdict.Ended(new EffectResult.GivenUp("too old to be sent: " + reason), null)
        : new Verdict.Postponed(until, false, reason);
  }

  private static boolean isTooOld(Pending.Effect effect, Instant at) {
    return at.isAfter(effect.since().plus(TOO_OLD));
  }
}
