package io.relais.runtime.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.faults.GraphFault;
import io.relais.runtime.simulator.graph.GraphLimits;
import io.relais.runtime.simulator.graph.GraphLimits.Window;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.network.Delays;
import io.relais.runtime.simulator.network.Network.Saying;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Redelivery;
import io.relais.runtime.simulator.webhook.SenderSettings;
import io.relais.runtime.simulator.webhook.Signature;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a brand meets it: over HTTP. */
class SimulatorTest {

  private static final Customer INES = Customer.withPhone("Inès", "33639981204");
  private static final Customer TOM = Customer.withPhone("Tom", "447700900142");
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final SenderSettings QUICK =
      new SenderSettings(
          8,
          1,
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          new Redelivery(Duration.ofMillis(20), Duration.ofMillis(100), 200));

  private static ActorTestKit kit;

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private final BrandEndpoint brand = BrandEndpoint.start();
  private Simulator simulator;
  private GraphClient graph;

  @BeforeAll
  static void startSystem() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  @AfterEach
  void stop() {
    graph.close();
    brand.close();
    simulator.stop().toCompletableFuture().join();
  }

  @Test
  void aCustomersTextArrivesSignedAndIsTickedWhenAnswered() throws Exception {
    start(config());
    var ines = simulator.network().join(INES);

    var said = simulator.network().say(ines, new Text("Où est ma commande ?"), null);

    var post = brand.nextMessage();
    assertThat(post.signature())
        .isEqualTo(new Signature(GraphClient.SECRET).sign(post.body().getBytes(UTF_8)));
    assertThat(post.value().at("/messages/0/text/body").asText()).isEqualTo("Où est ma commande ?");
    assertThat(post.value().at("/messages/0/id").asText()).isEqualTo(said.message().id());
    Eventually.reaches(ines, said, Progress.DELIVERED);
    assertThat(simulator.ledger().counts().acknowledged()).isEqualTo(1);
  }

  @Test
  void onlyExactly200EndsTheRedelivery() throws Exception {
    start(config());
    brand.answerNext(503, 201, 302, 401);
    var ines = simulator.network().join(INES);

    var said = simulator.network().say(ines, new Text("a"), null);

    var first = brand.nextMessage();
    for (int i = 0; i < 4; i++) {
      assertThat(brand.nextMessage()).isEqualTo(first);
    }
    assertThat(Eventually.reaches(ines, said, Progress.DELIVERED).attempts()).isEqualTo(4);
    assertThat(simulator.ledger().counts().redeliveries()).isEqualTo(4);
  }

  @Test
  void aMessageIsAbandonedAfterItsLastAttempt() throws Exception {
    start(config().sender(withAttempts(3)));
    brand.answerNext(500, 500, 500);
    var ines = simulator.network().join(INES);

    var said = simulator.network().say(ines, new Text("a"), null);

    Eventually.reaches(ines, said, Progress.FAILED);
    assertThat(simulator.ledger().counts().abandoned()).isEqualTo(1);
  }

  @Test
  void whatOnePersonTypesArrivesInOrderEvenIfTheFirstIsRefusedAtFirst() throws Exception {
    start(config());
    brand.answerNext(500, 500);
    var ines = simulator.network().join(INES);

    for (String text : List.of("1", "2", "3")) {
      simulator.network().say(ines, new Text(text), null);
    }

    var arrived = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      arrived.add(brand.nextMessage().value().at("/messages/0/text/body").asText());
    }
    assertThat(arrived).containsExactly("1", "1", "1", "2", "3");
  }

  @Test
  void aReplyIsAcceptedAndItsStatusesEchoTheCallbackData() throws Exception {
    start(config());
    simulator.network().join(INES);

    var answer = graph.text("+33 6 39 98 12 04", "Bonjour", "cb-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/contacts/0/input").asText()).isEqualTo("+33 6 39 98 12 04");
    assertThat(answer.body().at("/contacts/0/wa_id").asText()).isEqualTo(INES.phone());
    assertThat(answer.body().at("/contacts/0/user_id").asText()).isEqualTo(INES.userId());
    var statuses = brand.nextStatuses(3);
    assertThat(statuses)
        .extracting(status -> status.path("status").asText())
        .containsExactlyInAnyOrder("sent", "delivered", "read");
    assertThat(statuses)
        .allSatisfy(
            status -> {
              assertThat(status.path("id").asText()).isEqualTo(answer.messageId());
              assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("cb-1");
              assertThat(status.path("recipient_user_id").asText()).isEqualTo(INES.userId());
            });
  }

  @Test
  void aTapCarriesTheMessageThatOfferedIt() throws Exception {
    start(config());
    var ines = simulator.network().join(INES);
    var menu =
        graph.send(
            """
            {"messaging_product":"whatsapp","to":"33639981204","type":"interactive","interactive":
             {"type":"button","body":{"text":"?"},"action":{"buttons":[
              {"type":"reply","reply":{"id":"yes","title":"Oui"}},
              {"type":"reply","reply":{"id":"no","title":"Non"}}]}}}\
            """);

    assertThat(simulator.network().tap(ines, null, "Non")).isPresent();
    assertThat(simulator.network().tap(ines, menu.messageId(), "maybe")).isEmpty();

    var message = brand.nextMessage().value().at("/messages/0");
    assertThat(message.at("/interactive/button_reply/id").asText()).isEqualTo("no");
    assertThat(message.at("/context/id").asText()).isEqualTo(menu.messageId());
  }

  @Test
  void markingAsReadTurnsTheTicksBlue() throws Exception {
    start(config());
    var ines = simulator.network().join(INES);
    var said = simulator.network().say(ines, new Text("a"), null);

    var read =
        graph.send(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"%s\"}"
                .formatted(said.message().id()));
    var unknown =
        graph.send(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.x\"}");

    assertThat(read.body().path("success").asBoolean()).isTrue();
    assertThat(ines.transcript().getFirst().progress()).isEqualTo(Progress.READ);
    assertThat(unknown.code()).isEqualTo(131009);
  }

  @Test
  void theTokenTheNumberAndThePathAreChecked() throws Exception {
    start(config());
    simulator.network().join(INES);
    var body =
        "{\"messaging_product\":\"whatsapp\",\"to\":\"33639981204\",\"text\":{\"body\":\"a\"}}";
    var path = "/" + GraphClient.NUMBER + "/messages";

    var wrongToken = graph.post("/v25.0" + path, "other", body);
    assertThat(wrongToken.status()).isEqualTo(401);
    assertThat(wrongToken.code()).isEqualTo(190);
    assertThat(graph.post("/v25.0/999/messages", GraphClient.TOKEN, body).code()).isEqualTo(100);
    assertThat(graph.post(path, GraphClient.TOKEN, body).status()).isEqualTo(200);
    assertThat(graph.post("/v9.1" + path, GraphClient.TOKEN, body).status()).isEqualTo(200);
    assertThat(graph.post("/v25.0/media", GraphClient.TOKEN, body).status()).isEqualTo(404);
    assertThat(graph.post("/v25.0" + path, GraphClient.TOKEN, "not json").code()).isEqualTo(100);
    assertThat(simulator.ledger().counts().refused()).isEqualTo(Map.of(190, 1L, 100, 2L));
  }

  @Test
  void a24HourWindowAppliesToFreeMessagesAndNotToTemplates() throws Exception {
    start(config().limits(GraphLimits.DEMO));
    var ines = simulator.network().join(INES);
    assertThat(graph.text("33639981204", "a", "c").code()).isEqualTo(131047);

    simulator.network().say(ines, new Text("a"), null);
    now.set(START.plus(Duration.ofHours(24)).minusMillis(1));
    assertThat(graph.text("33639981204", "a", "c").status()).isEqualTo(200);

    now.set(START.plus(Duration.ofHours(24)));
    assertThat(graph.text("33639981204", "a", "c").code()).isEqualTo(131047);
    var template =
        graph.send(
            "{\"messaging_product\":\"whatsapp\",\"to\":\"33639981204\",\"type\":\"template\","
                + "\"template\":{\"name\":\"back\",\"language\":{\"code\":\"fr\"}}}");
    assertThat(template.status()).isEqualTo(200);
    assertThat(graph.text("33639999999", "a", "c").code()).isEqualTo(131026);
  }

  @Test
  void theWindowMayAlsoBeReportedByWebhook() throws Exception {
    start(config().limits(new GraphLimits(Window.BY_WEBHOOK, 0, Duration.ofSeconds(6), 0)));
    simulator.network().join(INES);

    var answer = graph.text("33639981204", "a", "c");

    assertThat(answer.status()).isEqualTo(200);
    var failed = brand.nextStatuses(1).getFirst();
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131047);
    assertThat(failed.path("biz_opaque_callback_data").asText()).isEqualTo("c");
  }

  @Test
  void aPersonGets45AtOnceAndThenOneInSixSeconds() throws Exception {
    start(config().limits(new GraphLimits(Window.OFF, 45, Duration.ofSeconds(6), 0)));
    for (int i = 0; i < 45; i++) {
      assertThat(graph.text("33639981204", "a", "c").status()).isEqualTo(200);
    }
    assertThat(graph.text("33639981204", "a", "c").code()).isEqualTo(131056);
    assertThat(graph.text("447700900142", "a", "c").status()).isEqualTo(200);

    now.set(START.plusMillis(5_999));
    assertThat(graph.text("33639981204", "a", "c").code()).isEqualTo(131056);
    now.set(START.plusMillis(6_000));
    assertThat(graph.text("33639981204", "a", "c").status()).isEqualTo(200);
  }

  @Test
  void aNumberSendsSoManyASecond() throws Exception {
    start(config().limits(new GraphLimits(Window.OFF, 0, Duration.ofSeconds(6), 2)));

    assertThat(graph.text("33639981204", "a", "c").status()).isEqualTo(200);
    assertThat(graph.text("447700900142", "a", "c").status()).isEqualTo(200);
    assertThat(graph.text("33639981204", "a", "c").code()).isEqualTo(130429);
  }

  @Test
  void faultsAnswerAsThePlatformDoes() throws Exception {
    start(config());
    for (var expected :
        Map.of(
                GraphFault.SERVER_ERROR, List.of(500, 131000),
                GraphFault.UNAVAILABLE, List.of(503, 2),
                GraphFault.TOO_MANY_REQUESTS, List.of(429, 0),
                GraphFault.THROUGHPUT, List.of(400, 130429),
                GraphFault.PAIR_RATE, List.of(400, 131056),
                GraphFault.UNKNOWN_ERROR, List.of(400, 131000),
                GraphFault.TOKEN_EXPIRED, List.of(401, 190))
            .entrySet()) {
      always(expected.getKey());
      var answer = graph.text("33639981204", "a", "c");
      assertThat(List.of(answer.status(), answer.code()))
          .as(expected.getKey().name())
          .isEqualTo(expected.getValue());
    }
    assertThat(simulator.ledger().counts().accepted()).isZero();
  }

  @Test
  void aBrokenConnectionLeavesAcceptanceUnknownButTheStatusesTell() throws Exception {
    start(config());
    simulator.network().join(INES);

    always(GraphFault.DROP_ACCEPTED);
    assertThatThrownBy(() -> graph.text("33639981204", "a", "lost-1"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(callbacks(brand.nextStatuses(3))).containsOnly("lost-1");

    always(GraphFault.DROP);
    assertThatThrownBy(() -> graph.text("33639981204", "a", "lost-2"))
        .isInstanceOf(IOException.class);
    assertThat(simulator.ledger().counts().accepted()).isEqualTo(1);
  }

  @Test
  void aHangingCallIsAcceptedOrNotButNeverAnswered() throws Exception {
    start(config());
    simulator.network().join(INES);

    always(GraphFault.HANG_ACCEPTED);
    assertThatThrownBy(() -> graph.text("33639981204", "a", "hung"))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(callbacks(brand.nextStatuses(3))).containsOnly("hung");
    assertThat(simulator.ledger().counts().accepted()).isEqualTo(1);
  }

  @Test
  void anAnsweredWebhookMayComeTwiceAndStatusesMayGetLost() throws Exception {
    start(config().faults(new Faults(Map.of(), 0, 0, 1, 0, 0, 1)));
    var ines = simulator.network().join(INES);

    simulator.network().say(ines, new Text("a"), null);
    assertThat(brand.nextMessage()).isEqualTo(brand.nextMessage());

    graph.text("33639981204", "a", "c");
    assertThat(simulator.ledger().counts().lostStatuses()).isEqualTo(3);
  }

  @Test
  void severalMessagesMayShareAPost() throws Exception {
    start(config());
    CustomerLog ines = simulator.network().join(INES);
    CustomerLog tom = simulator.network().join(TOM);

    simulator
        .network()
        .sayTogether(List.of(new Saying(ines, new Text("1")), new Saying(tom, new Text("2"))));

    var messages = brand.nextMessage().value().path("messages");
    assertThat(messages.findValuesAsText("from")).containsExactly(INES.phone(), TOM.phone());
    Eventually.line(tom, entry -> entry.progress() == Progress.DELIVERED);
  }

  @Test
  void updatesAreBatchedWhenAsked() throws Exception {
    start(
        config()
            .sender(
                new SenderSettings(
                    8, 3, Duration.ofSeconds(5), Duration.ofSeconds(5), QUICK.redelivery())));
    simulator.network().join(INES);

    graph.text("33639981204", "a", "c");

    // Three statuses fill the batch long before its five seconds are over.
    assertThat(brand.nextStatuses(3)).hasSize(3);
  }

  @Test
  void aRestartPostsWhatWasNotAnswered(@TempDir Path directory) throws Exception {
    start(config().dataDirectory(directory).sender(withAttempts(1_000)));
    brand.answerNext(500);
    var ines = simulator.network().join(INES);
    brand.close();
    simulator.network().say(ines, new Text("still there?"), null);
    simulator.stop().toCompletableFuture().join();
    now.set(START.plusSeconds(60));
    try (var later = BrandEndpoint.start(brand.port())) {
      simulator =
          Simulator.start(
              config().dataDirectory(directory).webhook(later.uri()).build(), kit.system(), clock);

      assertThat(later.nextMessage().value().at("/messages/0/text/body").asText())
          .isEqualTo("still there?");
      var restored = simulator.ledger().find(INES.key()).orElseThrow();
      Eventually.line(restored, entry -> entry.progress() == Progress.DELIVERED);
    }
  }

  @Test
  void aTakenPortIsSaidInOneLine() {
    start(config());

    assertThatThrownBy(
            () -> Simulator.start(config().port(simulator.port()).build(), kit.system(), clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Expected to listen on 127.0.0.1:%d for the simulator, but the address is in use or not this machine's. Choose another port or stop whoever has it."
                .formatted(simulator.port()));
  }

  private SimulatorConfig.Builder config() {
    return SimulatorConfig.load(
            new BusinessNumber(GraphClient.NUMBER, "33170000000"),
            GraphClient.TOKEN,
            GraphClient.SECRET)
        .delays(Delays.NONE)
        .sender(QUICK)
        .seed(42)
        .webhook(brand.uri());
  }

  private static SenderSettings withAttempts(int attempts) {
    return new SenderSettings(
        QUICK.connections(),
        QUICK.batch(),
        QUICK.linger(),
        QUICK.timeout(),
        new Redelivery(QUICK.redelivery().first(), QUICK.redelivery().longest(), attempts));
  }

  private void start(SimulatorConfig.Builder config) {
    simulator = Simulator.start(config.build(), kit.system(), clock);
    graph = new GraphClient(simulator.uri());
  }

  private void always(GraphFault fault) {
    simulator.faults().set(new Faults(Map.of(fault, 1.0), 0, 0, 0, 0, 0, 0));
  }

  private static List<String> callbacks(List<JsonNode> statuses) {
    return statuses.stream()
        .map(status -> status.path("biz_opaque_callback_data").asText())
        .toList();
  }
}
