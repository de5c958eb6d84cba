package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.app.Rig.Said;
import io.relais.runtime.simulator.ledger.CustomerLog;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of {@code relais serve} that share one database, and what customers notice when
 * either dies: nothing but a pause. The tests follow upon each other, as a day in production would.
 */
@TestMethodOrder(OrderAnnotation.class)
final class TwoNodesIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int PEOPLE = 100;
  private static final int MESSAGES_OF_EACH = 10;

  /** Enough that each of two nodes has some: all on one would be a chance of one in a thousand. */
  private static final int TALKING = 12;

  /** Between two attempts to post what was not taken. */
  private static final Duration AGAIN = Duration.ofMillis(200);

  private static final long SEED = new Random().nextLong();

  private static Rig rig;
  private static List<CustomerLog> talking;
  private static Node oldest;
  private static Node youngest;

  /** A process, and where it is posted to. */
  private record Node(RelaisProcess process, URI webhook) {
    boolean founded() {
      return process.out().stream().anyMatch(line -> line.contains("founding the cluster"));
    }
  }

  @BeforeAll
  static void startBothAtOnce() throws Exception {
    System.out.println("TwoNodesIT: seed " + SEED);
    rig = Rig.start();
    var starting = List.of(serve(), serve());
    var nodes = List.of(awaitServing(starting.get(0)), awaitServing(starting.get(1)));
    // Its log and its banner are read by two threads.
    eventually().untilAsserted(() -> assertThat(nodes).filteredOn(Node::founded).hasSize(1));
    oldest = nodes.stream().filter(Node::founded).findFirst().orElseThrow();
    youngest = nodes.stream().filter(node -> !node.founded()).findFirst().orElseThrow();
    talking =
        IntStream.range(0, TALKING)
            .mapToObj(i -> rig.join("Zoé", "336399805%02d".formatted(i)))
            .toList();
  }

  @AfterAll
  static void stop() {
    oldest.process().close();
    youngest.process().close();
    rig.close();
  }

  @Test
  @Order(1)
  void aThousandFirstMessagesOfAHundredPeopleAtBothNodesAreAHundredConversations()
      throws Exception {
    var people =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> rig.join("Inès", "336399804%02d".formatted(i)))
            .toList();
    var bodies = new ArrayList<byte[]>();
    for (int i = 0; i < PEOPLE * MESSAGES_OF_EACH; i++) {
      bodies.add(rig.webhook(people.get(i % PEOPLE), new Said("wamid.first-" + i, "bonjour")));
    }
    Collections.shuffle(bodies, new Random(SEED));

    try (var one = new Poster(oldest.webhook());
        var other = new Poster(youngest.webhook())) {
      var half = bodies.size() / 2;
      var posted =
          Stream.concat(
                  bodies.subList(0, half).stream().map(body -> untilTaken(one, body)),
                  bodies.subList(half, bodies.size()).stream().map(body -> untilTaken(other, body)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(posted).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    assertThat(rig.query("SELECT count(*) FROM conversation")).isEqualTo(PEOPLE);
    assertThat(rig.query("SELECT count(DISTINCT conversation) FROM directory")).isEqualTo(PEOPLE);
    assertThat(rig.query("SELECT count(DISTINCT persistence_id) FROM event_journal"))
        .isEqualTo(PEOPLE);
    assertThat(turns()).isEqualTo(PEOPLE * MESSAGES_OF_EACH);
    for (var person : people) {
      assertThat(Rig.heard(person, 1).getFirst()).contains("Bonjour Inès");
    }
  }

  @Test
  @Order(2)
  void theOldestNodeIsKilledAndTheOtherGoesOnWithItsConversations() throws Exception {
    sayByBoth("bonjour");
    for (var customer : talking) {
      assertThat(awaitReplies(customer, 1)).hasSize(1);
    }
    sayByBoth("Faire un retour");
    for (var customer : talking) {
      assertThat(awaitReplies(customer, 2)).hasSize(2);
    }

    // Some are taken and die on the way to their answer; the others come again, to the other node.
    postTo(oldest);
    sayAll("CMD-12345");
    oldest.process().kill();
    postTo(youngest);

    for (var customer : talking) {
      assertThat(awaitReplies(customer, 3))
          .satisfiesExactly(
              welcome -> assertThat(welcome).contains("Bonjour Zoé"),
              question -> assertThat(question).contains("numéro de la commande"),
              next -> assertThat(next).contains("Combien d'articles"));
    }
  }

  @Test
  @Order(3)
  void aNodeThatIsTakenForDeadEndsWhenItComesBackAndTheOtherGoesOn() throws Exception {
    oldest = youngest;
    youngest = awaitServing(serve());
    assertThat(youngest.founded()).isFalse();

    postTo(youngest);
    oldest.process().pause();
    sayAll("2");
    for (var customer : talking) {
      assertThat(awaitReplies(customer, 4)).element(2).asString().contains("Combien d'articles");
    }

    oldest.process().resume();
    assertThat(oldest.process().awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(oldest.process().err())
        .last()
        .asString()
        .startsWith("relais: Expected this node to stay in its cluster")
        .contains("Start it again");
    for (var customer : talking) {
      assertThat(awaitReplies(customer, 4)).hasSize(4);
    }
  }

  @Test
  @Order(4)
  void theLastNodeEndsInOrder() throws Exception {
    youngest.process().terminate();

    assertThat(youngest.process().awaitExit(PATIENCE)).isZero();
    assertThat(rig.query("SELECT count(*) FROM member WHERE lives_until > now() + '5 s'")).isZero();
  }

  private static RelaisProcess serve() throws IOException {
    var environment = rig.environment();
    environment.put("RELAIS_CLUSTER_HOST", "127.0.0.1");
    environment.put("RELAIS_CLUSTER_PORT", "0");
    return RelaisProcess.start(environment, "serve", "--workspace", "../flows/brands/maison-lumen");
  }

  private static Node awaitServing(RelaisProcess process) throws InterruptedException {
    var line = process.awaitLine("Webhook", START);
    return new Node(process, URI.create(line.substring(line.indexOf("http")).strip()));
  }

  /** Redelivers what was turned away, as Meta does. */
  private static CompletableFuture<Void> untilTaken(Poster poster, byte[] body) {
    var later =
        CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    return poster
        .postLater(body)
        .exceptionally(broken -> 0)
        .thenCompose(
            status ->
                status == 200
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.runAsync(() -> {}, later)
                        .thenCompose(turnedAway -> untilTaken(poster, body)));
  }

  private static void postTo(Node node) {
    rig.simulator().connect(node.webhook());
  }

  private static void sayByBoth(String text) {
    postTo(oldest);
    talking.subList(0, TALKING / 2).forEach(customer -> rig.say(customer, text));
    postTo(youngest);
    talking.subList(TALKING / 2, TALKING).forEach(customer -> rig.say(customer, text));
  }

  private static void sayAll(String text) {
    talking.forEach(customer -> rig.say(customer, text));
  }

  /**
   * What a customer has heard once there are that many different replies. Of a message whose
   * acceptance nobody could know a second one is allowed, right behind the first.
   */
  private static List<String> awaitReplies(CustomerLog customer, int different) throws Exception {
    int all = different;
    var heard = withoutRepetitions(customer, all);
    while (heard.size() < different) {
      heard = withoutRepetitions(customer, ++all);
    }
    return heard;
  }

  private static List<String> withoutRepetitions(CustomerLog customer, int all) throws Exception {
    customer.awaitReplies(all).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var heard = Rig.heard(customer);
    return IntStream.range(0, heard.size())
        .filter(i -> i == 0 || !heard.get(i).equals(heard.get(i - 1)))
        .mapToObj(heard::get)
        .toList();
  }

  private static long turns() throws Exception {
    return rig.query(
        """
        SELECT count(*) FROM event_journal
        WHERE event_ser_manifest LIKE 'turn-taken%' OR event_ser_manifest LIKE 'input-failed%'\
        """);
  }
}
