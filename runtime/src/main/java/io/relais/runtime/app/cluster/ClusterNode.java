package io.relais.runtime.app.cluster;

import com.typesafe.config.Config;
import io.relais.persistence.DatabaseSettings;
import io.relais.runtime.app.Failure;
import io.relais.runtime.app.NodeSettings;
import io.relais.runtime.app.cluster.ClusterChoice.Alone;
import io.relais.runtime.app.cluster.ClusterChoice.Shared;
import io.relais.runtime.http.HealthCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
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
 * The actor system of this process, a member of its cluster. Conversations are sharded also where
 * that cluster is this process alone: the code is the same.
 */
public final class ClusterNode implements AutoCloseable {
  /**
   * Becoming a member takes tenths of a second, and longer than {@link Membership} takes the dead
   * for living where all were killed at once; this is for a machine that has stopped moving.
   */
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);

  /** How often a node that waits to be let in looks who lives. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final String NAME = "relais";

  private static final String TAKEN_OUT =
      "Expected this node to stay in its cluster, but it was cut off from the others, and they go"
          + " on without it. Start it again: nothing that was acknowledged is lost.";

  private final ActorSystem<Void> system;
  private final Optional<ClusterDatabase> database;
  private final Optional<Membership> membership;

  private ClusterNode(ActorSystem<Void> system, Optional<ClusterDatabase> database) {
    this.system = system;
    this.database = database;
    this.membership = database.map(shared -> new Membership(shared.members(), system));
  }

  /** Starts the system; it is a member once {@link #awaitUp} has returned. */
  public static ClusterNode start(Config config, NodeSettings node, DatabaseSettings settings) {
    Optional<ClusterDatabase> database =
        switch (node.cluster()) {
          case Alone _ -> Optional.empty();
          case Shared _ -> Optional.of(new ClusterDatabase(settings));
        };
    try {
      return new ClusterNode(
          system(ClusterConfig.of(node).withFallback(config), database), database);
    } catch (RuntimeException failed) {
      database.ifPresent(ClusterDatabase::close);
      throw failed;
    }
  }

  public ActorSystem<?> system() {
    return system;
  }

  /** Makes this process a member of its cluster and waits until it is one. */
  public void awaitUp() {
    var up = new CompletableFuture<Void>();
    system.systemActorOf(awaiting(up), "joining", Props.empty());
    if (membership.isEmpty()) {
      var cluster = Cluster.get(system);
      cluster.manager().tell(new Join(cluster.selfMember().address()));
    }
    long end = System.nanoTime() + JOIN_LIMIT.toNanos();
    do {
      membership.ifPresent(Membership::seekEntry);
    } while (!isDoneWithin(LOOK, up) && System.nanoTime() < end);
    if (!up.isDone()) {
      throw new Failure(notUp());
    }
    membership.ifPresent(Membership::entered);
  }

  public HealthCheck check() {
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
  public HealthCheck shardingCheck() {
    var sharding = new ClusterShardingHealthCheck(Adapter.toClassic(system));
    return new HealthCheck(
        "conversations",
        () ->
            FutureConverters.asJava(sharding.apply()).toCompletableFuture().get().equals(true)
                ? Optional.empty()
                : Optional.of("expected this node to have its share of them, but it does not yet"));
  }

  /**
   * Stops accepting, finishes what is in flight, stops the conversations, hands this node's share
   * over, ends the system, and only then says that this node has ended.
   */
  @Override
  public void close() {
    try {
      CoordinatedShutdown.get(system)
          .runAll(CoordinatedShutdown.jvmExitReason())
          .toCompletableFuture()
          .join();
      system.getWhenTerminated().toCompletableFuture().join();
      membership.ifPresent(Membership::close);
    } finally {
      database.ifPresent(ClusterDatabase::close);
    }
  }

  /** Ends the system in order and by itself; {@link #whyEnded} then gives {@code line}. */
  public void leave(String line) {
    var _ = CoordinatedShutdown.get(system).runAll(new Left(line));
  }

  /** Why {@code system} ended by itself, for the operator; empty where the cluster is not why. */
  public static Optional<String> whyEnded(ActorSystem<?> system) {
    return CoordinatedShutdown.get(system).getShutdownReason().flatMap(ClusterNode::line);
  }

  private static Optional<String> line(CoordinatedShutdown.Reason reason) {
    if (reason instanceof Left(var line)) {
      return Optional.of(line);
    }
    return reason.equals(CoordinatedShutdown.clusterDowningReason())
        ? Optional.of(TAKEN_OUT)
        : Optional.empty();
  }

  /** Whoever started this process has to do something, and {@code line} says what. */
  private record Left(String line) implements CoordinatedShutdown.Reason {}

  private static ActorSystem<Void> system(Config config, Optional<ClusterDatabase> database) {
    var setup = ActorSystemSetup.create(BootstrapSetup.create(config));
    return ActorSystem.create(
        Behaviors.empty(), NAME, database.map(setup::withSetup).orElse(setup));
  }

  private static boolean isDoneWithin(Duration limit, CompletableFuture<Void> up) {
    try {
      up.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("Expected a member to be up or not yet", impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The start was interrupted.");
    }
  }

  private String notUp() {
    return membership
        .map(
            shared ->
                ("Expected to join %s within %d s, but was not let in. The database says that they"
                        + " live: can this node reach them, and they this one at"
                        + " RELAIS_CLUSTER_HOST and RELAIS_CLUSTER_PORT?")
                    .formatted(shared.asked(), JOIN_LIMIT.toSeconds()))
        .orElse(
            ("Expected this process to join its own cluster within %d s, but it did not. Is the"
                    + " machine overloaded?")
                .formatted(JOIN_LIMIT.toSeconds()));
  }

  private static Behavior<SelfUp> awaiting(CompletableFuture<Void> up) {
    return Behaviors.setup(
        context -> {
          Cluster.get(context.getSystem())
              .subscriptions()
              .tell(new Subscribe<>(context.getSelf(), SelfUp.class));
          return Behaviors.receiveMessage(
              selfUp -> {
                up.complete(null);
                return Behaviors.stopped();
              });
        });
  }
}
