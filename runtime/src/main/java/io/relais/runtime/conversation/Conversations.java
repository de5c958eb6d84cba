package io.relais.runtime.conversation;

import io.relais.persistence.Peer;
import io.relais.persistence.directory.Directory;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Inbox;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * Finds the conversation that an update belongs to and hands it over: the inbox of all channels.
 */
public final class Conversations implements Inbox {
  /** How long an update may take to be on disk; past it the channel is told to come again. */
  private static final Duration ACCEPT_WITHIN = Duration.ofSeconds(8);

  static final EntityTypeKey<ConversationCommand> KEY =
      EntityTypeKey.create(ConversationCommand.class, "conversation");

  private final ClusterSharding sharding;
  private final Directory directory;

  private Conversations(ClusterSharding sharding, Directory directory) {
    this.sharding = sharding;
    this.directory = directory;
  }

  /** Takes this node's share of the conversations. */
  public static Conversations start(
      ActorSystem<?> system, Directory directory, ConversationSettings settings) {
    ClusterSharding sharding = ClusterSharding.get(system);
    ConversationActor.Shared shared =
        new ConversationActor.Shared(settings, new ConversationMetrics(settings.metrics()));
    sharding.init(
        Entity.of(
                KEY,
                entity -> ConversationActor.create(entity.getEntityId(), entity.getShard(), shared))
            .withStopMessage(new ConversationCommand.Stop()));
    return new Conversations(sharding, directory);
  }

  @Override
  public CompletionStage<Done> accept(Update update) {
    return switch (update) {
      case Update.Received received -> receive(received);
      case Update.StatusChanged changed when changed.status() == Update.DeliveryStatus.FAILED ->
          changed
              .tag()
              .map(this::deliveryFailed)
              .orElseGet(() -> CompletableFuture.completedFuture(Done.getInstance()));
      case Update.StatusChanged _ -> CompletableFuture.completedFuture(Done.getInstance());
    };
  }

  private CompletionStage<Done> receive(Update.Received received) {
    Account account = received.account();
    Person from = received.from();
    Peer peer = new Peer(account.channel(), account.id(), from.userId(), from.phone());
    return directory
        .resolve(peer)
        .thenCompose(
            conversation ->
                ask(
                    conversation,
                    replyTo ->
                        new ConversationCommand.Receive(
                            peer, from.name(), received.input(), replyTo)));
  }

  private CompletionStage<Done> deliveryFailed(SendTag tag) {
    return ask(
        tag.conversation(),
        replyTo -> new ConversationCommand.DeliveryFailed(tag.effect(), replyTo));
  }

  private CompletionStage<Done> ask(
      String conversation, Function<ActorRef<Done>, ConversationCommand> message) {
    return sharding.entityRefFor(KEY, conversation).ask(message::apply, ACCEPT_WITHIN);
  }
}
