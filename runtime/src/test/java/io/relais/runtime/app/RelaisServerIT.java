package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.bundle.Bundle;
import io.relais.persistence.JournalKind;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.sealing.MasterKey;
import io.relais.runtime.ClosedPort;
import io.relais.runtime.Patience;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.server.Directives;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole runtime in this process, on a database of its own, against the simulator. */
final class RelaisServerIT {
  private static final WhatsAppSettings SECRETS =
      new WhatsAppSettings(new Secret("app"), new Secret("verify"), new Secret("access"));

  private static Bundle bundle;
  private static HttpClient client;

  private final DatabaseChoice database = database();
  private SimulatorHost simulator;

  @BeforeAll
  static void readTheDemoBrand() throws IOException {
    bundle = DemoBrand.read(folder -> Workspaces.load(folder, new PrintWriter(new StringWriter())));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void closeTheClient() {
    client.close();
  }

  @BeforeEach
  void startTheSimulator() {
    var number = bundle.brand().whatsapp().getFirst();
    simulator =
        SimulatorHost.start(
            SimulatorConfig.load(
                    new BusinessNumber(number.number(), number.display()), "access", "app")
                .build());
  }

  @AfterEach
  void stopTheSimulator() {
    simulator.close();
  }

  @Test
  void aConversationGoesOnAfterARestart() throws Exception {
    var ines = simulator.simulator().network().join(Customer.withPhone("Inès", "33639981204"));
    long beforeTheRestart;
    try (var server = start()) {
      say(ines, "bonjour");
      awaitReply(ines, 1);
      assertThat(get(server.managementUrl() + "/metrics").body())
          .contains("relais_turns_total 1.0", "jvm_memory_used_bytes", "hikaricp_connections");
      beforeTheRestart = ines.replies();
    }

    try (var server = start()) {
      assertThat(server.url()).isNotNull();
      say(ines, "bonjour ?");
      awaitReply(ines, beforeTheRestart + 1);
    }
  }

  @Test
  void itIsReadyOnceItIsStarted() throws Exception {
    try (var server = start()) {
      // A check that takes two seconds counts as failed, and a busy machine may take them.
      eventually()
          .untilAsserted(
              () -> {
                var ready = get(server.managementUrl() + "/health/ready");

                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                assertThat(ready.body())
                    .contains("process", "database", "cluster", "conversations");
              });
    }
  }

  @Test
  void theWebhookIsVerifiedByItsWord() throws Exception {
    try (var server = start()) {
      var question = "?hub.mode=subscribe&hub.challenge=42&hub.verify_token=";

      assertThat(get(server.webhook() + question + "verify").body()).isEqualTo("42");
      assertThat(get(server.webhook() + question + "guess").statusCode()).isEqualTo(403);
      assertThat(get(server.url() + "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void pagesAnswerWhatIsNotTheWebhooks() throws Exception {
    var pages = Directives.complete("a page");
    try (var server = RelaisServer.start(settings(0), bundle, Optional.of(pages))) {
      assertThat(get(server.url() + "/").body()).isEqualTo("a page");
      assertThat(get(server.webhook().toString()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void afterItIsClosedNothingListens() throws Exception {
    var server = start();
    int port = server.url().getPort();
    int management = server.managementUrl().getPort();
    server.close();

    server.awaitTermination();
    Ports.check("127.0.0.1", port, Variable.RELAIS_PORT);
    Ports.check("127.0.0.1", management, Variable.RELAIS_MANAGEMENT_PORT);
  }

  @Test
  void anActorSystemThatEndsByItselfIsAFailure() {
    try (var server = start()) {
      server.system().terminate();

      assertThatThrownBy(server::awaitTermination)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("ended by itself");
    }
  }

  @Test
  void aTakenPortIsAFailureThatLeavesNothingOpen() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> RelaisServer.start(settings(port), bundle, Optional.empty()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("127.0.0.1:" + port + " (RELAIS_PORT)");
    }
    // The threads of the servers of other tests end a while after them.
    eventually()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("relais-")));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAFailureOfOneLine() throws Exception {
    try (var nobody = new ClosedPort()) {
      var url = "jdbc:postgresql://127.0.0.1:" + nobody.number() + "/none";
      var nowhere = new DatabaseChoice.External(url, "nobody", new Secret("x"));

      assertThatThrownBy(() -> RelaisServer.start(settings(0, nowhere), bundle, Optional.empty()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("RELAIS_DB_URL")
          .message()
          .hasLineCount(1);
    }
  }

  private RelaisServer start() {
    var server = RelaisServer.start(settings(0), bundle, Optional.empty());
    simulator.simulator().connect(server.webhook());
    return server;
  }

  private Settings settings(int port) {
    return settings(port, database);
  }

  private Settings settings(int port, DatabaseChoice where) {
    var graph = new GraphSettings(simulator.simulator().uri(), "v25.0");
    var keys = List.of(MasterKey.parse(Rig.MASTER_KEY));
    return new Settings(
        "127.0.0.1", port, 0, where, JournalKind.GROUP_COMMIT, Rig.ALONE, keys, SECRETS, graph);
  }

  private void say(CustomerLog customer, String text) {
    simulator.simulator().network().say(customer, new Content.Text(text), null);
  }

  private static void awaitReply(CustomerLog customer, long count) throws Exception {
    customer.awaitReplies(count).get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static DatabaseChoice database() {
    var fresh = ThrowawayDatabase.fresh(Path.of("target"));
    return new DatabaseChoice.External(fresh.url(), fresh.user(), new Secret(fresh.password()));
  }
}
