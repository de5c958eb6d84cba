package io.relais.runtime.conversation;

import io.relais.flows.Input;
import io.relais.persistence.Peer;
import io.relais.runtime.channel.SendResult;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a conversation is told. */
public sealed interface ConversationCommand {

  /** The customer did something; answered when it is on disk. */
  record Receive(Peer from, @Nullable String name, Input.FromCustomer input, ActorRef<Done> replyTo)
      implements ConversationCommand {}

  /**
   * The channel says that a message of ours finally did not arrive; answered when that is on disk.
   */
  record DeliveryFailed(long effect, ActorRef<Done> replyTo) implements ConversationCommand {}

  /** The time of a wait is over. */
  record WaitOver(long waitId) implements ConversationCommand {}

  /** An attempt to send has ended. */
  record SendEnded(long effect, SendResult result) implements ConversationCommand {}

  /** The pause before the next attempt is over. */
  record TryAgain() implements ConversationCommand {}

  /** Nothing has happened for a while. */
  record Idle() implements ConversationCommand {}

  /** The node hands its conversations over or shuts down. */
  record Stop() implements ConversationCommand {}
}
