package io.relais.runtime.conversation;

import io.relais.persistence.journal.UnreadableRecord;
import io.relais.persistence.sealing.ContactKey;
import io.relais.runtime.conversation.ConversationCommand.KeyFound;
import io.relais.runtime.conversation.ConversationCommand.Stop;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation as it comes into memory: first the key of its contact is looked up, then its
 * journal is read with it. Where the contact has been erased there is nothing left to read.
 */
final class ConversationEntity {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationEntity.class);

  /** Messages that may wait for the key; further ones are not acknowledged, and come again. */
  private static final int STASH = 64;

  private final ActorContext<ConversationCommand> context;
  private final StashBuffer<ConversationCommand> stash;
  private final String conversation;
  private final Shared shared;
  private final Memory memory;
  private boolean stopping;

  private ConversationEntity(
      ActorContext<ConversationCommand> context,
      StashBuffer<ConversationCommand> stash,
      String conversation,
      Shared shared,
      Memory memory) {
    this.context = context;
    this.stash = stash;
    this.conversation = conversation;
    this.shared = shared;
    this.memory = memory;
  }

  /** The newest snapshot cannot be read: the conversation is read again from its events alone. */
  static final class SnapshotUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    SnapshotUnreadable() {
      super("The snapshot cannot be read; the events are", null, false, false);
    }
  }

  /** What one conversation's recoveries tell the next one. */
  static final class Memory {
    private final String conversation;
    private final ConversationMetrics metrics;
    private boolean badSnapshot;
    private boolean skipping;
    private @Nullable UnreadableRecord unreadable;

    Memory(String conversation, ConversationMetrics metrics) {
      this.conversation = conversation;
      this.metrics = metrics;
    }

    void snapshotUnreadable(UnreadableRecord damaged) {
      badSnapshot = true;
      metrics.snapshotUnreadable();
      LOG.warn(
          "A snapshot of conversation {} is passed over: {}", conversation, damaged.getMessage());
    }

    void eventUnreadable(UnreadableRecord damaged) {
      if (unreadable == null && !mustSkipSnapshot()) {
        unreadable = damaged;
        metrics.conversationUnreadable();
        LOG.error(
            "Conversation {} stands still, because its journal cannot be read: {}. What it is sent"
                + " is kept: `relais dead-letter list`.",
            conversation,
            damaged.getMessage());
      }
    }

    /** The state that was recovered is wrong, and is to be recovered without the snapshot. */
    boolean mustSkipSnapshot() {
      return badSnapshot && !skipping;
    }

    boolean skipsSnapshot() {
      return skipping;
    }

    @Nullable UnreadableRecord unreadable() {
      return unreadable;
    }

    private void again() {
      skipping = badSnapshot;
    }
  }

  static Behavior<ConversationCommand> create(String conversation, Shared shared) {
    Memory memory = new Memory(conversation, shared.metrics());
    return Behaviors.withMdc(
        ConversationCommand.class,
        Map.of("conversation", conversation),
        Behaviors.supervise(begin(conversation, shared, memory))
            .onFailure(SnapshotUnreadable.class, SupervisorStrategy.restart()));
  }

  private static Behavior<ConversationCommand> begin(
      String conversation, Shared shared, Memory memory) {
    return Behaviors.setup(
        context ->
            Behaviors.withStash(
                STASH,
                stash ->
                    new ConversationEntity(context, stash, conversation, shared, memory).begin()));
  }

  private Behavior<ConversationCommand> begin() {
    memory.again();
    context.pipeToSelf(
        shared.archive().key(conversation),
        (key, failure) -> new KeyFound(failure == null ? key : Optional.empty(), failure));
    return Behaviors.receive(ConversationCommand.class).onAnyMessage(this::waiting).build();
  }

  private Behavior<ConversationCommand> waiting(ConversationCommand command) {
    return switch (command) {
      case KeyFound(var key, var failure) -> opened(key, failure);
      case Stop() when stash.isEmpty() -> Behaviors.stopped();
      case Stop() -> {
        stopping =
            true; // Not before what has come already: nobody would know why it has no answer.
        yield Behaviors.same();
      }
      case ConversationCommand other -> {
        if (!stash.isFull()) {
          stash.stash(other);
        }
        yield Behaviors.same();
      }
    };
  }

  private Behavior<ConversationCommand> opened(
      Optional<ContactKey> key, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn(
          "The key of conversation {} could not be looked up: {}",
          conversation,
          failure.toString());
      return Behaviors.stopped();
    }
    if (stopping) {
      context.getSelf().tell(new Stop());
    }
    return stash.unstashAll(
        key.<Behavior<ConversationCommand>>map(
                found -> new ConversationActor(context, conversation, found, shared, memory))
            .orElseGet(this::erased));
  }

  /** Nobody is there any more, and whoever still asks for them is told so. */
  private Behavior<ConversationCommand> erased() {
    return Behaviors.receive(ConversationCommand.class)
        .onMessage(
            ConversationCommand.Remote.class,
            command -> {
              shared.metrics().forErased();
              command.replyTo().tell(Reply.ERASED);
              return Behaviors.same();
            })
        .onMessage(Stop.class, _ -> Behaviors.stopped())
        .build();
  }
}
