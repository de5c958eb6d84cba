package io.relais.runtime.app;

import com.typesafe.config.Config;
import io.relais.runtime.http.HealthCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheck;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;
import scala.jdk.javaapi.FutureConverters;

/**
 * The actor system of this process: a cluster whose first and only member is itself. Conversations
 * are sharded all the same, so that more members are a matter of configuration.
 */
final class ClusterOfOne implements AutoCloseable {
  /** Joining oneself takes tenths of a second; this is for a machine that has stopped moving. */
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(20);

  private static final String NAME = "relais";

  private final ActorSystem<Void> system;

  private ClusterOfOne(ActorSystem<Void> system) {
    this.system = system;
  }

  /** Starts the system; it has joined itself once {@link #awaitUp} has returned. */
  static ClusterOfOne start(Config config) {
    return new ClusterOfOne(ActorSystem.create(Behaviors.empty(), NAME, config));
  }

  ActorSystem<Void> system() {
    return system;
  }

  /** Makes this process a member of its own cluster and waits until it is one. */
  void awaitUp() {
    var up = new CompletableFuture<Void>();
    system.systemActorOf(joining(up), "joining", Props.empty());
    try {
      up.get(JOIN_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new Failure(
          "Expected this process to join its own cluster within %d s, but it did not. Is the machine overloaded?"
              .formatted(JOIN_LIMIT.toSeconds()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The start was interrupted.");
    }
  }

  HealthCheck check() {
    return new HealthCheck(
        "cluster",
        () -> {
          var status = Cluster.get(system).selfMember().status();
          return status.equals(MemberStatus.up())
              ? Optional.empty()
              : Optional.of("expected this node to be up, but it is " + status);
        });
  }

  /** Well once this node's share of the conversations is known to the coordinator of all shares. */
  HealthCheck shardingCheck() {
    var sharding = new ClusterShardingHealthCheck(Adapter.toClassic(system));
    return new HealthCheck(
        "conversations",
        () ->
            FutureConverters.asJava(sharding.apply()).toCompletableFuture().get().equals(true)
                ? Optional.empty()
                : Optional.of("expected this node to have its share of them, but it does not yet"));
  }

  /** Stops accepting, finishes what is in flight, stops the conversations, then the system. */
  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.jvmExitReason())
        .toCompletableFuture()
        .join();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  private static Behavior<SelfUp> joining(CompletableFuture<Void> up) {
    return Behaviors.setup(
        context -> {
          var cluster = Cluster.get(context.getSystem());
          cluster.subscriptions().tell(new Subscribe<>(context.getSelf(), SelfUp.class));
          cluster.manager().tell(new Join(cluster.selfMember().address()));
          return Behaviors.receiveMessage(
              selfUp -> {
                up.complete(null);
                return Behaviors.stopped();
              });
        });
  }
}
