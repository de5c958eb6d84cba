package io.relais.runtime.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.faults.GraphFault;
import io.relais.runtime.simulator.graph.GraphLimits;
import io.relais.runtime.simulator.graph.GraphLimits.Window;
import io.relais.runtime.simulator.ledger.Content.Text;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What the simulated platform refuses, limits and breaks, as a brand meets it: over HTTP. */
class SimulatorRefusalsTest extends SimulatorFixture {

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
    var answer = graph.textLater("33639981204", "a", "hung");

    assertThat(callbacks(brand.nextStatuses(3))).containsOnly("hung");
    assertThat(simulator.ledger().counts().accepted()).isEqualTo(1);
    assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
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

  private void always(GraphFault fault) {
    simulator.faults().set(new Faults(Map.of(fault, 1.0), 0, 0, 0, 0, 0, 0));
  }

  private static List<String> callbacks(List<JsonNode> statuses) {
    return statuses.stream()
        .map(status -> status.path("biz_opaque_callback_data").asText())
        .toList();
  }
}
