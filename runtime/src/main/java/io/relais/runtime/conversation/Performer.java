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
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Performs what is pending, in order, one at a time: the next message goes when the end of the last
 * one is known. It remembers only what a crash may forget: whether an attempt is under way and how
 * many have failed.
 */
final class Performer {
  /**
   * A message older than this is not sent any more: the customer service window of 24 hours, in
   * which a brand may write freely, has closed by then (Meta, "Customer service windows").
   */
  static final Duration TOO_OLD = Duration.ofHours(24);

  /** How long a message whose acceptance is unknown rests before it is sent again. */
  static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(30);

  private final String conversation;
  private final Channel channel;
  private final Backoff backoff;
  private final Set<String> holding;
  private @Nullable Long underWay;
  private long failing;
  private int failures;

  Performer(String conversation, Channel channel, Backoff backoff, Set<String> holding) {
    this.conversation = conversation;
    this.channel = channel;
    this.backoff = backoff;
    this.holding = holding;
  }

  /** An attempt that has begun: the effect it is for, and how it will end. */
  record Attempt(long effect, CompletionStage<SendResult> result) {}

  /** What to do after an attempt: the effect has ended, or is to be tried again. */
  sealed interface Verdict {
    record Ended(EffectResult result) implements Verdict {}

    record Again(Duration pause) implements Verdict {}
  }

  boolean isBusy() {
    return underWay != null;
  }

  /** Begins the next attempt, unless one is under way or nothing is pending. */
  Optional<Attempt> next(ConversationState state) {
    Pending.Effect first = state.pending().first();
    if (isBusy() || first == null) {
      return Optional.empty();
    }
    underWay = first.id();
    return Optional.of(
        new Attempt(first.id(), attempt(first, Objects.requireNonNull(state.peer()))));
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
    };
  }

  /** An attempt has ended for an effect of {@code state}. */
  Verdict ended(ConversationState state, Pending.Effect effect, SendResult result, Instant now) {
    underWay = null;
    return switch (result) {
      case SendResult.Accepted(var messageId) ->
          new Verdict.Ended(new EffectResult.Accepted(messageId));
      case SendResult.Refused(var code, var reason) ->
          new Verdict.Ended(new EffectResult.Refused(code, reason));
      case SendResult.Unknown(var reason) when holds(state) ->
          new Verdict.Ended(new EffectResult.GivenUp("held, acceptance unknown: " + reason));
      case SendResult.Unknown(var reason) -> again(effect, now, reason, UNKNOWN_PAUSE, false);
      case SendResult.Retry(var code, var reason, var atLeast, var pair) ->
          again(effect, now, code + " " + reason, atLeast, pair);
    };
  }

  /** The attempt ended for an effect that a STOP has dropped meanwhile. */
  void endedForNothing() {
    underWay = null;
  }

  private boolean holds(ConversationState state) {
    return state.peer() != null && holding.contains(state.peer().account());
  }

  private Verdict again(
      Pending.Effect effect, Instant now, String reason, Duration atLeast, boolean pair) {
    failures = failing == effect.id() ? failures + 1 : 1;
    failing = effect.id();
    Duration pause = backoff.after(failures, pair, atLeast);
    return now.plus(pause).isAfter(effect.since().plus(TOO_OLD))
        ? new Verdict.Ended(new EffectResult.GivenUp("too old to be sent: " + reason))
        : new Verdict.Again(pause);
  }
}
