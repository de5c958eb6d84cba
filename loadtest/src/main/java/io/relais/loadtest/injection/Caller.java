package io.relais.loadtest.injection;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.wire.Signature;
import io.relais.loadtest.wire.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** One person at Gatling's hand. Used by one virtual user, hence by one thread at a time. */
final class Caller {
  private final Conversation conversation;
  private final Webhook number;
  private final Signature signature = new Signature(Secrets.APP_SECRET);
  private final SplittableRandom random;
  private final Duration think;
  private Parcel parcel;
  private boolean refused;

  Caller(Load load, Conversation conversation) {
    this.conversation = conversation;
    this.number = Webhook.to(load.numbers().getFirst());
    this.random = new SplittableRandom(load.seed() ^ conversation.person());
    this.think = load.think();
    this.parcel = new Parcel(new byte[0], "");
  }

  boolean isOver() {
    return conversation.isOver();
  }

  /** What the next message is about. */
  String what() {
    return conversation.script().what(conversation.answered());
  }

  /** How long this person thinks now: around the average, and never twice as long. */
  Duration thinks() {
    long most = 2 * think.toMillis();
    return Duration.ofMillis(most == 0 ? 0 : random.nextLong(most));
  }

  /** Writes the message whose turn it is. */
  void write(Instant now) {
    parcel = Parcel.of(number, signature, List.of(conversation.next(now)));
  }

  Parcel parcel() {
    return parcel;
  }

  /** The POST was answered: with 200, or so that Meta will deliver it again. */
  void answered(boolean fine) {
    refused = !fine;
    if (fine) {
      conversation.markAnswered();
    }
  }

  /** Whether the last POST is to be delivered again. */
  boolean isRefused() {
    return refused;
  }
}
