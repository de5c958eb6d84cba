package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.runtime.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais serve} as a process: what its user sees of a start that fails, and of its end. */
final class ServeProcessIT {
  private static final Duration START = Duration.ofMinutes(3);

  /** A failed start is to be said promptly; most of this is the JVM on a busy machine. */
  private static final Duration FAILURE = Duration.ofMinutes(2);

  private static final Path WORKSPACE = Path.of("..", "flows", "brands", "maison-lumen");

  @TempDir Path folder;

  @Test
  void itServesUntilItIsToldToEndAndThenEndsWithStatus0() throws Exception {
    var database = ThrowawayDatabase.fresh(Path.of("target"));
    var environment =
        environment(
            Map.of(
                "RELAIS_DB_URL", database.url(),
                "RELAIS_DB_USER", database.user(),
                "RELAIS_DB_PASSWORD", database.password()));
    try (var serve = serve(environment)) {
      serve.awaitLine("Serving maison-lumen", START);
      serve.terminate();

      assertThat(serve.awaitExit(FAILURE)).isZero();
      assertThat(serve.out()).allSatisfy(ServeProcessIT::isJson);
      assertThat(String.join("\n", serve.err()))
          .contains("Relais serves Maison Lumen", "/webhooks/whatsapp", "/health/ready")
          .doesNotContain(
              "signing-key", "handshake", "bearer", Rig.MASTER_KEY, database.password());
    }
  }

  @Test
  void aTakenPortEndsItWithOneLineThatSaysWhichVariableToChange() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThat(failure(environment(Map.of("RELAIS_PORT", "" + port))))
          .isEqualTo(
              "relais: Expected to listen on 127.0.0.1:%d (RELAIS_PORT), but another process has"
                  + " that port. Stop that process, or set RELAIS_PORT to a free port.",
              port);
    }
  }

  @Test
  void aTakenManagementPortNamesItsOwnVariable() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = "" + taken.getLocalPort();

      assertThat(failure(environment(Map.of("RELAIS_MANAGEMENT_PORT", port))))
          .contains("127.0.0.1:" + port + " (RELAIS_MANAGEMENT_PORT)");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerEndsItWithOneLine() throws Exception {
    try (var nobody = new ClosedPort()) {
      var address = "jdbc:postgresql://127.0.0.1:" + nobody.number() + "/relais";
      var nowhere = Map.of("RELAIS_DB_URL", address, "RELAIS_DB_USER", "relais");

      assertThat(failure(environment(nowhere))).startsWith("relais: ").contains("RELAIS_DB_URL");
    }
  }

  @Test
  void aWorkspaceWithErrorsIsNotServed() throws Exception {
    Files.writeString(folder.resolve("brand.yaml"), "brand: [\n");

    try (var serve =
        RelaisProcess.start(environment(Map.of()), "serve", "--workspace", folder.toString())) {
      assertThat(serve.awaitExit(FAILURE)).isEqualTo(1);
      assertThat(serve.out()).isEmpty();
      assertThat(serve.err()).first().asString().startsWith("brand.yaml:").contains("error E01");
      assertThat(serve.err()).last().asString().contains("Nothing was started");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    try (var serve = RelaisProcess.start(environment(Map.of()), "serve", "--workspace=nowhere")) {
      assertThat(serve.awaitExit(FAILURE)).isEqualTo(1);
      assertThat(serve.err()).singleElement().asString().contains("nowhere");
    }
  }

  private static String failure(Map<String, String> environment) throws Exception {
    try (var serve = serve(environment)) {
      assertThat(serve.awaitExit(FAILURE)).isEqualTo(1);
      assertThat(serve.err()).hasSize(1);
      return serve.err().getFirst();
    }
  }

  private static RelaisProcess serve(Map<String, String> environment) throws IOException {
    return RelaisProcess.start(environment, "serve", "--workspace", WORKSPACE.toString());
  }

  /** Nothing of it is the developer's own: no port, no folder, no Graph API. */
  private Map<String, String> environment(Map<String, String> more) {
    var all =
        new HashMap<>(
            Map.of(
                "RELAIS_PORT", "0",
                "RELAIS_MANAGEMENT_PORT", "0",
                "RELAIS_DATA_DIR", folder.resolve("data").toString(),
                "RELAIS_MASTER_KEY", Rig.MASTER_KEY,
                "WHATSAPP_APP_SECRET", "signing-key",
                "WHATSAPP_VERIFY_TOKEN", "handshake",
                "WHATSAPP_ACCESS_TOKEN", "bearer",
                "GRAPH_URL", "http://127.0.0.1:9"));
    all.putAll(more);
    return all;
  }

  private static void isJson(String line) {
    try {
      assertThat(new ObjectMapper().readTree(line).isObject()).as(line).isTrue();
    } catch (IOException notJson) {
      throw new AssertionError("Expected a line of JSON, but it is " + line, notJson);
    }
  }
}
