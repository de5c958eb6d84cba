package io.relais.loadtest.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.relais.loadtest.process.RunFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerClientTest {
  private static final String LINES =
      """
      {"kind":"customer","key":"99901","name":"Inès","phone":"99901","user_id":"FR.1","on_page":false}
      {"kind":"message","customer":"99901","order":1,"direction":"in","id":"wamid.1","at":"2026-11-22T12:00:00Z","number":"1","type":"text","content":{"body":"Bonjour"},"progress":"DELIVERED"}
      {"kind":"message","customer":"99901","order":2,"direction":"out","id":"wamid.2","at":"2026-11-22T12:00:00.000123Z","number":"1","type":"text","body":{"type":"text","text":{"body":"Bonne journée"}},"callback":"relais/c/7","progress":"READ"}
      {"kind":"message","customer":"99901","order":3,"direction":"out","id":"wamid.3","at":"2026-11-22T12:00:01Z","number":"1","type":"interactive","body":{"type":"interactive","interactive":{"type":"button","body":{"text":"Que faire ?"},"action":{}}},"progress":"SENT"}
      """;

  private HttpServer simulator;
  private HttpClient http;

  @BeforeEach
  void start() throws IOException {
    simulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    simulator.start();
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    http.close();
    simulator.stop(0);
  }

  @Test
  void readsTextsAndBodiesOfButtonsInOrder() {
    answer("/simulator/ledger", 200, "{\"accepted\":2}");
    answer("/simulator/ledger/export", 200, LINES);

    assertThat(client().accepted()).isEqualTo(2);
    assertThat(client().replies())
        .containsExactly(
            new Reply(
                "99901",
                Instant.parse("2026-11-22T12:00:00.000123Z"),
                "Bonne journée",
                "relais/c/7"),
            new Reply("99901", Instant.parse("2026-11-22T12:00:01Z"), "Que faire ?", ""));
  }

  @Test
  void countsWhatTheWebhookHasAnsweredForEachPhone() {
    answer("/simulator/ledger", 200, "{\"said\":1,\"acknowledged\":1,\"accepted\":2}");
    answer("/simulator/ledger/export", 200, LINES);

    assertThat(client().acknowledged()).isEqualTo(Map.of("99901", 1));
    assertThat(client().counts().isSettled()).isTrue();
  }

  @Test
  void aLedgerThatHasForgottenRepliesIsNoVerdict() {
    answer("/simulator/ledger", 200, "{\"accepted\":3}");
    answer("/simulator/ledger/export", 200, LINES);

    assertThatThrownBy(() -> client().replies())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Expected all 3 replies");
  }

  @Test
  void anErrorOfTheSimulatorEndsTheRun() {
    answer("/simulator/ledger", 404, "");

    assertThatThrownBy(() -> client().accepted())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("404");
  }

  private LedgerClient client() {
    var address = URI.create("http://127.0.0.1:" + simulator.getAddress().getPort());
    return new LedgerClient(address, http);
  }

  private void answer(String path, int status, String body) {
    simulator.createContext(
        path,
        exchange -> {
          try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
