package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code relais demo} as a newcomer has it: one process, its own database, killed in the middle.
 */
final class DemoProcessIT {
  /** A first start unpacks a whole PostgreSQL, on a machine that may be busy. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INES = "33639981301";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aKilledDemoGoesOnWithTheConversation(@TempDir Path folder) throws Exception {
    var environment =
        Map.of(
            "RELAIS_DATA_DIR", folder.resolve("data").toString(),
            "RELAIS_PORT", "0",
            "RELAIS_MANAGEMENT_PORT", "0");
    try (client;
        var first = RelaisProcess.start(environment, "demo")) {
      var simulator = simulator(first);
      post(simulator, "customers", "{\"name\":\"Inès\",\"phone\":\"" + INES + "\"}");
      assertThat(say(simulator, "bonjour", 1).getLast()).contains("Bonjour Inès");
      assertThat(say(simulator, "Faire un retour", 2).getLast()).contains("numéro de la commande");
      awaitRecorded(first, 2);
      first.kill();

      try (var second = RelaisProcess.start(environment, "demo")) {
        var again = simulator(second);
        assertThat(say(again, "CMD-12345", 3))
            .satisfiesExactly(
                welcome -> assertThat(welcome).contains("Bonjour Inès"),
                question -> assertThat(question).contains("numéro de la commande"),
                next -> assertThat(next).contains("Combien d'articles"));
        second.terminate();
        assertThat(second.awaitExit(START)).isZero();
      }
    }
  }

  private static URI simulator(RelaisProcess demo) throws InterruptedException {
    var line = demo.awaitLine("Graph API", START);
    var address = line.substring(line.indexOf("http"), line.indexOf(" (simulated)"));
    return URI.create(address + "/simulator/");
  }

  /** Returns when that many replies are on record: others would be said again after a kill. */
  private void awaitRecorded(RelaisProcess demo, int replies) throws InterruptedException {
    var line = demo.awaitLine("Metrics", START);
    var metrics = HttpRequest.newBuilder(URI.create(line.substring(line.indexOf("http")).strip()));
    var accepted = "relais_effects_done_total{result=\"accepted\"} " + replies + ".0";
    eventually()
        .untilAsserted(
            () ->
                assertThat(client.send(metrics.build(), BodyHandlers.ofString()).body())
                    .contains(accepted));
  }

  /** Writes, waits for that many replies, and returns the texts of all replies so far. */
  private List<String> say(URI simulator, String text, int replies) throws Exception {
    post(simulator, "customers/" + INES + "/messages", "{\"text\":\"" + text + "\"}");
    var reached = get(simulator, "customers/" + INES + "/replies?timeout=60000&count=" + replies);
    assertThat(reached.path("reached").asBoolean()).as("a reply to %s", text).isTrue();
    return texts(get(simulator, "customers/" + INES + "/transcript"));
  }

  private static List<String> texts(JsonNode transcript) {
    return StreamSupport.stream(transcript.path("lines").spliterator(), false)
        .filter(line -> line.path("direction").asText().equals("out"))
        .map(line -> line.path("body"))
        .map(body -> body.path(body.path("type").asText()).path("body"))
        .map(body -> body.isTextual() ? body.asText() : body.path("text").asText())
        .toList();
  }

  private void post(URI simulator, String call, String body) throws Exception {
    send(HttpRequest.newBuilder(simulator.resolve(call)).POST(BodyPublishers.ofString(body)));
  }

  private JsonNode get(URI simulator, String call) throws Exception {
    return send(HttpRequest.newBuilder(simulator.resolve(call)));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    var response = client.send(request.timeout(START).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
