package io.relais.runtime.app.cluster;

import io.relais.persistence.lease.Members;
import io.relais.runtime.app.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a node of a shared cluster finds the others: by the database, not by a list of seed nodes.
 * The first node of such a list founds a cluster of its own whenever it cannot reach the rest, and
 * without it nobody else can start; here any node may found, and none does while another lives.
 */
final class Membership implements AutoCloseable {
  /** Between two signs of life. */
  private static final Duration BEAT = Duration.ofSeconds(2);

  /**
   * Who has given no sign of life for so long is dead to those who start: seven lost ones. Where
   * all nodes were killed at once, the first one back waits as long.
   */
  private static final Duration LIFE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final Members members;
  private final ActorSystem<?> system;
  private final Cluster cluster;
  private final String self;
  private @Nullable List<String> asked;
  private @Nullable Cancellable beating;
  private volatile boolean failing;

  Membership(Members members, ActorSystem<?> system) {
    this.members = members;
    this.system = system;
    this.cluster = Cluster.get(system);
    this.self = cluster.selfMember().address().toString();
  }

  /**
   * Asks those who live to be let in, or founds the cluster; to be called until this node is up.
   */
  void seekEntry() {
    var others = others();
    if (others.equals(asked)) {
      return; // Pekko goes on asking them by itself.
    }
    asked = others;
    if (others.isEmpty()) {
      LOG.info("No other node lives: founding the cluster as {}.", self);
      beat();
      cluster.manager().tell(new Join(cluster.selfMember().address()));
    } else {
      LOG.info("Asking to join {}.", others);
      cluster.manager().tell(new JoinSeedNodes(others.stream().map(Membership::address).toList()));
    }
  }

  /** This node is up: from now on those who start may ask it. */
  void entered() {
    if (beating == null) {
      beat();
    }
  }

  /** Whom this node has asked last, in words for the operator. */
  String asked() {
    return asked == null ? "nobody" : String.join(", ", asked);
  }

  /**
   * The last sign of life, after the actors have ended: until then nobody founds another cluster.
   */
  @Override
  public void close() {
    if (beating != null) {
      beating.cancel();
      members.ended(self).toCompletableFuture().join();
    }
  }

  private List<String> others() {
    try {
      return members.othersOrFound(self, LIFE).toCompletableFuture().join();
    } catch (CompletionException unknown) {
      throw new Failure(
          "Expected the database to say which nodes live, but it did not: " + unknown.getCause());
    }
  }

  private void beat() {
    beating =
        system
            .scheduler()
            .scheduleWithFixedDelay(
                Duration.ZERO, BEAT, this::sayThatThisNodeLives, system.executionContext());
  }

  private void sayThatThisNodeLives() {
    members
        .lives(self, LIFE)
        .whenComplete(
            (done, failure) -> {
              if (failure != null && !failing) {
                LOG.warn("The database does not take this node's sign of life: {}", failure + "");
              }
              failing = failure != null;
            });
  }

  private static Address address(String member) {
    return AddressFromURIString.parse(member);
  }
}
