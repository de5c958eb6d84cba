package io.relais.runtime.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.runtime.Patience;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.network.Network.Saying;
import io.relais.runtime.simulator.webhook.SenderSettings;
import io.relais.runtime.simulator.webhook.Signature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers and the brand say to each other, as a brand meets it: over HTTP. */
class SimulatorTest extends SimulatorFixture {

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
                new SenderSettings(8, 3, Duration.ofHours(1), Patience.LIMIT, QUICK.redelivery())));
    simulator.network().join(INES);

    graph.text("33639981204", "a", "c");

    // All in the first POST: three statuses fill the batch, whose time is far from over.
    assertThat(brand.nextStatuses(1)).hasSize(3);
  }

  @Test
  void aRestartPostsWhatWasNotAnswered(@TempDir Path directory) throws Exception {
    start(config().dataDirectory(directory).sender(withAttempts(1_000)));
    var ines = simulator.network().join(INES);
    brand.close();
    simulator.network().say(ines, new Text("still there?"), null);
    simulator.stop().toCompletableFuture().join();
    now.set(START.plusSeconds(60));
    try (var later = BrandEndpoint.start()) {
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
}
