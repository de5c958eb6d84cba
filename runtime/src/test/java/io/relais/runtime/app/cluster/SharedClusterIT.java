package io.relais.runtime.app.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.relais.persistence.Database;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.lease.Leases;
import io.relais.runtime.Patience;
import io.relais.runtime.app.NodeSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.apache.pekko.coordination.lease.javadsl.LeaseProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes in this process that know nothing of each other but the database. */
final class SharedClusterIT {
  private static final Duration LONG = Duration.ofHours(1);
  private static final String LEASE = "split";

  private final DatabaseSettings settings = ThrowawayDatabase.fresh(Path.of("target"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<ClusterNode> nodes = new ArrayDeque<>();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(settings, threads);
  }

  @AfterEach
  void close() {
    nodes.forEach(ClusterNode::close);
    database.close();
    threads.close();
  }

  @Test
  void nodesThatStartAtOnceAreOneCluster() {
    var starting =
        IntStream.range(0, 3)
            .mapToObj(i -> start())
            .map(node -> CompletableFuture.runAsync(node::awaitUp, threads))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(starting).orTimeout(90, SECONDS).join();

    nodes.forEach(node -> awaitMembers(node, 3));
  }

  @Test
  void aNodeThatLeavesIsNobodysToJoinAndTheRestGoesOn() {
    var first = started();
    var second = started();
    awaitMembers(first, 2);
    nodes.remove(first);
    first.close();

    awaitMembers(second, 1);
    awaitMembers(started(), 2);
  }

  @Test
  void whoCannotReachThoseThatLiveFoundsNoSecondCluster() {
    var unreachable = new ClusterDatabase(settings);
    unreachable.members().lives("pekko://relais@127.0.0.1:9", LONG).toCompletableFuture().join();
    unreachable.close();
    var node = start();

    var up = CompletableFuture.runAsync(node::awaitUp, threads);

    // It asks again and again; being up would be the failure.
    assertThatThrownBy(() -> up.get(5, SECONDS)).isInstanceOf(TimeoutException.class);
    nodes.remove(node);
    node.close();
    assertThatThrownBy(up::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void theLeaseIsHeldAndReleased() {
    var lease = lease(started());

    assertThat(join(lease.acquire())).isTrue();
    assertThat(lease.checkLease()).isTrue();
    assertThat(join(leases().acquire(LEASE, "another", LONG))).isFalse();

    assertThat(join(lease.release())).isTrue();
    assertThat(lease.checkLease()).isFalse();
    assertThat(join(leases().acquire(LEASE, "another", LONG))).isTrue();
    assertThat(join(lease.acquire())).isFalse();
  }

  @Test
  void aHolderRenewsTheLease() {
    var node = started();
    join(lease(node).acquire());
    join(leases().renew(LEASE, "node", Duration.ZERO));

    TestProbe.create(node.system())
        .awaitAssert(Patience.LIMIT, () -> assertThat(join(database.call(this::isHeld))).isTrue());
  }

  private boolean isHeld(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT expires_at > clock_timestamp() FROM lease")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  @Test
  void aHolderThatFindsTheLeaseInOtherHandsLeaves() throws Exception {
    var node = started();
    var lost = new CompletableFuture<Optional<Throwable>>();
    join(lease(node).acquire(lost::complete));

    join(leases().release(LEASE, "node"));
    join(leases().acquire(LEASE, "another", LONG));

    assertThat(lost.get(Patience.LIMIT.toSeconds(), SECONDS)).isEmpty();
    node.system()
        .getWhenTerminated()
        .toCompletableFuture()
        .get(Patience.LIMIT.toSeconds(), SECONDS);
    assertThat(ClusterNode.whyEnded(node.system()))
        .hasValueSatisfying(line -> assertThat(line).contains("others", "Start it again"));
  }

  private ClusterNode started() {
    var node = start();
    node.awaitUp();
    return node;
  }

  private ClusterNode start() {
    var shared = new NodeSettings(new ClusterChoice.Shared("127.0.0.1", 0), 1_000);
    var node = ClusterNode.start(config(), shared, settings);
    nodes.push(node);
    return node;
  }

  private static Config config() {
    return ConfigFactory.load();
  }

  private static void awaitMembers(ClusterNode node, int count) {
    TestProbe.create(node.system())
        .awaitAssert(
            Patience.LIMIT,
            () -> {
              assertThat(Cluster.get(node.system()).state().getMembers())
                  .hasSize(count)
                  .extracting(Member::status)
                  .allMatch(status -> status.toString().equals("Up"));
              return count;
            });
  }

  private static Lease lease(ClusterNode node) {
    return LeaseProvider.get(Adapter.toClassic(node.system()))
        .getLease(LEASE, "relais.split-lease", "node");
  }

  private Leases leases() {
    return new Leases(database);
  }

  private static boolean join(CompletionStage<Boolean> answer) {
    return answer.toCompletableFuture().orTimeout(Patience.LIMIT.toSeconds(), SECONDS).join();
  }
}
