package io.relais.runtime.conversation;

import io.relais.flows.Input;
import io.relais.persistence.Peer;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.view.MessageStatuses;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Inbox;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.Remote;
import io.relais.runtime.conversation.ConversationCommand.Retry;
import io.relais.runtime.conversation.ConversationCommand.Wake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conversation that an update belongs to and hands it over: the inbox of all channels.
 */
public final class Conversations implements Inbox {
  /** How long an update may take to be on disk; past it the channel is told to come again. */
  private static final Duration ACCEPT_WITHIN = Duration.ofSeconds(8);

  private static final CompletionStage<Done> DONE =
      CompletableFuture.completedFuture(Done.getInstance());

  static final EntityTypeKey<ConversationCommand> KEY =
      EntityTypeKey.create(ConversationCommand.class, "conversation");

  private final ClusterSharding sharding;
  private final Directory directory;
  private final MessageStatuses statuses;

  private Conversations(ClusterSharding sharding, Directory directory, MessageStatuses statuses) {
    this.sharding = sharding;
    this.directory = directory;
    this.statuses = statuses;
  }

  /** Takes this node's share of the conversations, and of waking those that are due. */
  public static Conversations start(
      ActorSystem<?> system, Records records, ConversationSettings settings) {
    ClusterSharding sharding = ClusterSharding.get(system);
    Conversations conversations =
        new Conversations(sharding, records.directory(), records.statuses());
    Shared shared =
        new Shared(
            settings,
            new ConversationMetrics(settings.metrics()),
            new NumberRules(settings.bundle().brand()),
            new RecordedArchive(records, settings.clock()),
            (other, command) -> sharding.entityRefFor(KEY, other).tell(command));
    sharding.init(
        Entity.of(KEY, entity -> ConversationEntity.create(entity.getEntityId(), shared))
            .withStopMessage(new ConversationCommand.Stop()));
    conversations.lookAfter(system, records, settings.clock());
    return conversations;
  }

  /** What each node does beside its share of the conversations. */
  private void lookAfter(ActorSystem<?> system, Records records, InstantSource clock) {
    var letters = new LetterOffers(records.failedInputs(), this);
    system.systemActorOf(
        Wakeups.create(records.rows()::claimDue, this::wake, clock), "wakeups", Props.empty());
    system.systemActorOf(
        LetterRetries.create(records, letters::offer, clock), "letter-retries", Props.empty());
    system.systemActorOf(Housekeeping.create(records, clock), "housekeeping", Props.empty());
  }

  @Override
  public CompletionStage<Done> accept(Update update) {
    return switch (update) {
      case Update.Received received -> receive(received);
      case Update.StatusChanged changed -> statusChanged(changed);
    };
  }

  /** Takes an input that failed once more. */
  CompletionStage<Done> retry(String conversation, Input input) {
    return tell(conversation, replyTo -> new Retry(input, replyTo));
  }

  private CompletionStage<Done> wake(String conversation) {
    return tell(conversation, Wake::new);
  }

  /** Hands an input to a conversation that is known; to one of nobody any more it is nothing. */
  CompletionStage<Done> receive(
      String conversation, Peer from, @Nullable String name, Input.FromCustomer input) {
    return tell(conversation, replyTo -> new Receive(from, name, input, replyTo));
  }

  private CompletionStage<Done> receive(Update.Received received) {
    Account account = received.account();
    Person from = received.from();
    Peer peer = new Peer(account.channel(), account.id(), from.userId(), from.phone());
    return hand(peer, received)
        .thenCompose(
            reply ->
                switch (reply) {
                  case TAKEN -> DONE;
                  case ERASED -> receiveAnew(peer, received);
                });
  }

  /**
   * This node still took somebody for a person who has been erased in the meantime, by another node
   * perhaps; to the directory they are new.
   */
  private CompletionStage<Done> receiveAnew(Peer peer, Update.Received received) {
    directory.forget(peer);
    return hand(peer, received)
        .thenCompose(
            reply ->
                switch (reply) {
                  case TAKEN -> DONE;
                  case ERASED -> CompletableFuture.failedFuture(erasedAgain());
                });
  }

  private static IllegalStateException erasedAgain() {
    return new IllegalStateException(
        "Expected a conversation for somebody who was erased, but it was erased as well; the"
            + " message is not acknowledged and comes again");
  }

  private CompletionStage<Reply> hand(Peer peer, Update.Received received) {
    String name = received.from().name();
    return directory
        .resolve(peer)
        .thenCompose(
            conversation -> ask(conversation, to -> new Receive(peer, name, received.input(), to)));
  }

  /** A status is put on record; its conversation only hears of what it has to act on. */
  private CompletionStage<Done> statusChanged(Update.StatusChanged changed) {
    if (changed.tag().isEmpty()) {
      return DONE;
    }
    SendTag tag = changed.tag().get();
    return statuses
        .keep(StatusRecord.of(tag, changed))
        .thenCompose(
            news ->
                changed.status() == Update.DeliveryStatus.FAILED
                    ? deliveryFailed(tag, changed.messageId())
                    : DONE);
  }

  private CompletionStage<Done> deliveryFailed(SendTag tag, String messageId) {
    return tell(
        tag.conversation(), replyTo -> new DeliveryFailed(tag.effect(), messageId, replyTo));
  }

  /** For what concerns nobody any more once the person has been erased. */
  private CompletionStage<Done> tell(
      String conversation, Function<ActorRef<Reply>, Remote> message) {
    return ask(conversation, message).thenApply(_ -> Done.getInstance());
  }

  private CompletionStage<Reply> ask(
      String conversation, Function<ActorRef<Reply>, Remote> message) {
    return sharding.entityRefFor(KEY, conversation).ask(message::apply, ACCEPT_WITHIN);
  }
}
