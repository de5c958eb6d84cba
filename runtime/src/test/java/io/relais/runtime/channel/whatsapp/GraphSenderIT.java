package io.relais.runtime.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.runtime.ClosedPort;
import io.relais.runtime.Patience;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Accepted;
import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.SendResult.Unknown;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphSenderIT {
  private static final ActorTestKit KIT = ActorTestKit.create();

  /** Only the limit that a test is about may be met, also where a machine stalls for seconds. */
  private static final GraphTimes PATIENT =
      new GraphTimes(GraphTimes.usual().connections(), Patience.LIMIT, Patience.LIMIT);

  /** Enough to connect, to send and to read the beginning of an answer. */
  private static final GraphTimes QUICK = PATIENT.withRequest(Duration.ofSeconds(3));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<GraphSender> senders = new ArrayList<>();
  private ScriptedGraph graph;

  @BeforeEach
  void open() throws IOException {
    graph = new ScriptedGraph();
  }

  @AfterEach
  void close() {
    senders.forEach(sender -> wait(sender.close()));
    graph.close();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void aMessageIsPostedOnceToItsNumberWithTheToken() throws Exception {
    graph.then(ScriptedGraph.ok("wamid.1"));

    assertThat(send(sender(), Messages.text("Bonjour"))).isEqualTo(new Accepted("wamid.1"));

    ScriptedGraph.Seen seen = seen();
    assertThat(seen.head())
        .startsWith("POST /v25.0/100000000000001/messages HTTP/1.1\r\n")
        .contains("Authorization: Bearer secret-token\r\n")
        .contains("Content-Type: application/json\r\n");
    assertThat(new ObjectMapper().readTree(seen.body()).path("text").path("body").asText())
        .isEqualTo("Bonjour");
    assertThat(graph.seen).isEmpty();
    assertThat(sends("accepted", 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 131000",
    "503, 2",
    "400, 1",
    "400, 131056",
    "400, 80007",
    "400, 130429",
    "401, 190",
    "403, 10",
    "500, 131057"
  })
  void whatMayPassLaterIsToBeTriedAgain(int status, int code) {
    graph.then(ScriptedGraph.error(status, code));

    assertThat(send(sender(), Messages.text("Bonjour")))
        .isInstanceOfSatisfying(
            Retry.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(code);
              assertThat(retry.pair()).isEqualTo(code == 131056);
              assertThat(retry.atLeast()).isPositive();
            });
    assertThat(graph.seen).hasSize(1);
    assertThat(sends("retry", code)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"400, 131047", "400, 131026", "400, 100", "400, 131009"})
  void whatCanNeverPassIsRefused(int status, int code) {
    graph.then(ScriptedGraph.error(status, code));

    assertThat(send(sender(), Messages.text("Bonjour")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void anHtmlPageIsJudgedByItsStatus() {
    graph.then(ScriptedGraph.answer(502, "text/html", "<h1>Bad gateway</h1>"));

    assertThat(send(sender(), Messages.text("Bonjour")))
        .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.code()).isEqualTo(502));
  }

  @Test
  void aSuccessThatNamesNoMessageIsUnknown() {
    graph.then(ScriptedGraph.answer(200, "text/html", "<h1>Welcome</h1>"));

    assertThat(send(sender(), Messages.text("Bonjour"))).isInstanceOf(Unknown.class);
  }

  @Test
  void noAnswerIsUnknownAndNotSentAgain() throws Exception {
    graph.then(ScriptedGraph.hang());

    assertThat(send(sender(QUICK), Messages.text("Bonjour"))).isInstanceOf(Unknown.class);
    seen();
    assertThat(graph.seen).isEmpty();
    assertThat(sends("unknown", 0)).isEqualTo(1);
  }

  @Test
  void aConnectionThatBreaksAfterTheRequestIsUnknownAndNotSentAgain() {
    graph.then(ScriptedGraph.reset()).then(ScriptedGraph.hangUp()).then(ScriptedGraph.ok("x"));
    GraphSender sender = sender();

    assertThat(send(sender, Messages.text("un"))).isInstanceOf(Unknown.class);
    assertThat(send(sender, Messages.text("deux"))).isInstanceOf(Unknown.class);
    assertThat(graph.seen).hasSize(2);
    assertThat(send(sender, Messages.text("trois"))).isEqualTo(new Accepted("x"));
  }

  @Test
  void aSuccessWhoseBodyStallsIsUnknown() {
    graph.then(ScriptedGraph.stall(200));

    assertThat(send(sender(QUICK), Messages.text("Bonjour"))).isInstanceOf(Unknown.class);
  }

  @Test
  void anErrorWhoseBodyStallsIsJudgedByItsStatus() {
    graph.then(ScriptedGraph.stall(500));

    assertThat(send(sender(QUICK), Messages.text("Bonjour")))
        .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.code()).isEqualTo(500));
  }

  @Test
  void aRefusedConnectionIsToBeTriedAgainAndRecoversByItself() throws IOException {
    try (ClosedPort nobody = new ClosedPort()) {
      URI nowhere = URI.create("http://127.0.0.1:" + nobody.number());

      assertThat(send(sender(nowhere, PATIENT), Messages.text("Bonjour")))
          .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.code()).isZero());
    }
  }

  @Test
  void aHostThatDoesNotExistIsToBeTriedAgain() {
    URI nowhere = URI.create("http://graph.invalid");

    assertThat(send(sender(nowhere, GraphTimes.usual()), Messages.text("Bonjour")))
        .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.code()).isZero());
  }

  @Test
  void aBadTokenStopsTheNumberAndCallsTheOperatorOnce() {
    graph.then(ScriptedGraph.error(401, 190));
    GraphSender sender = sender();

    assertThat(send(sender, Messages.text("un"))).isInstanceOf(Retry.class);
    assertThat(send(sender, Messages.text("deux")))
        .isInstanceOfSatisfying(
            Retry.class,
            retry -> {
              assertThat(retry.code()).isEqualTo(190);
              assertThat(retry.atLeast()).isGreaterThan(Duration.ofSeconds(30));
            });
    assertThat(graph.seen).hasSize(1);
    assertThat(registry.get(WhatsAppMetrics.GRAPH_STOPS).tag("code", "190").counter().count())
        .isEqualTo(1);
  }

  @Test
  void whatMetaWouldRefuseIsNotEvenPosted() {
    assertThat(send(sender(), Messages.text("x".repeat(4_097))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains("4096", "4097"));
    assertThat(graph.seen).isEmpty();
  }

  @Test
  void aNumberThatIsNotConfiguredSendsNothing() {
    assertThat(send(sender(), Messages.from("999", Messages.text("Bonjour"))))
        .isInstanceOf(Refused.class);
    assertThat(graph.seen).isEmpty();
  }

  @Test
  void manyMessagesAreAllSentAtTheNumbersRate() {
    graph.then(ScriptedGraph.ok("x"));
    GraphSender sender = sender();
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      results.add(sender.send(Messages.text("Message " + i)).toCompletableFuture());
    }

    results.forEach(result -> assertThat(wait(result)).isEqualTo(new Accepted("x")));
    assertThat(graph.seen).hasSize(500);
  }

  @Test
  void closingFinishesWhatIsInFlight() throws Exception {
    CompletableFuture<Void> go = new CompletableFuture<>();
    graph.then(
        (socket, out) -> {
          go.join();
          ScriptedGraph.ok("late").play(socket, out);
        });
    GraphSender sender = sender();
    CompletionStage<SendResult> inFlight = sender.send(Messages.text("un"));
    seen();

    CompletionStage<?> closed = sender.close();

    assertThat(closed.toCompletableFuture()).isNotDone();
    assertThat(send(sender, Messages.text("deux"))).isInstanceOf(Retry.class);
    go.complete(null);
    assertThat(wait(inFlight)).isEqualTo(new Accepted("late"));
    wait(closed);
  }

  private ScriptedGraph.Seen seen() throws InterruptedException {
    ScriptedGraph.Seen next = graph.seen.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private GraphSender sender() {
    return sender(PATIENT);
  }

  private GraphSender sender(GraphTimes times) {
    return sender(graph.url(), times);
  }

  private GraphSender sender(URI url, GraphTimes times) {
    GraphAccess access =
        new GraphAccess(url, "v25.0", "secret-token", Map.of(Messages.NUMBER, 1_000));
    GraphSender sender =
        new GraphSender(KIT.system(), access, times, new WhatsAppMetrics(registry));
    senders.add(sender);
    return sender;
  }

  private static SendResult send(GraphSender sender, Outbound message) {
    return wait(sender.send(message));
  }

  private double sends(String result, int code) {
    return registry
        .get(WhatsAppMetrics.GRAPH_SENDS)
        .tags("result", result, "code", Integer.toString(code))
        .counter()
        .count();
  }

  private static <T> T wait(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .orTimeout(2 * Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
