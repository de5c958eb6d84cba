package io.relais.runtime.conversation;

import io.relais.flows.Input;
import io.relais.persistence.Peer;
import io.relais.persistence.sealing.ContactKey;
import io.relais.runtime.channel.SendResult;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a conversation is told. */
public sealed interface ConversationCommand {

  /**
   * What may come from another node. Each is answered when it is on disk, or was before, or when
   * nobody is there any more.
   */
  sealed interface Remote extends ConversationCommand {
    ActorRef<Reply> replyTo();
  }

  /** The customer did something. */
  record Receive(
      Peer from, @Nullable String name, Input.FromCustomer input, ActorRef<Reply> replyTo)
      implements Remote {}

  /** The channel says that a message of ours, which it knows by that id, finally did not arrive. */
  record DeliveryFailed(long effect, String messageId, ActorRef<Reply> replyTo) implements Remote {}

  /** Something may be due. One that comes early, or twice, changes nothing. */
  record Wake(ActorRef<Reply> replyTo) implements Remote {}

  /** An input that failed is to be taken once more: an operator has mended what was wrong. */
  record Retry(Input input, ActorRef<Reply> replyTo) implements Remote {}

  /** What a conversation tells itself: it never leaves its node. */
  sealed interface Local extends ConversationCommand {}

  /** The key of its contact was looked up; empty where the contact has been erased. */
  record KeyFound(Optional<ContactKey> key, @Nullable Throwable failure) implements Local {}

  /** An attempt to send has ended. */
  record SendEnded(long effect, SendResult result) implements Local {}

  /** Whether an input was taken so long ago that the conversation itself has forgotten it. */
  record Recalled(Receive message, boolean taken, @Nullable Throwable failure) implements Local {}

  /** What the channel has told of a message. */
  record StatusFound(long effect, Optional<Archive.Told> told, @Nullable Throwable failure)
      implements Local {}

  /** The node hands its conversations over, or shuts down, or has no room for this one. */
  record Stop() implements Local {}
}
