package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.runtime.http.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.Test;

final class PortsTest {
  /** The system finds one that is free. */
  private static final int ANY = 0;

  @Test
  void aTakenPortIsSaidInOneLineThatNamesItsVariable() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.check("127.0.0.1", port, Variable.RELAIS_PORT))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "Expected to listen on 127.0.0.1:%d (RELAIS_PORT), but another process has that port."
                  + " Stop that process, or set RELAIS_PORT to a free port.",
              port);
    }
  }

  @Test
  void whatPekkoThrowsOfATakenPortReadsTheSame() throws IOException {
    var kit = ActorTestKit.create();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      var bound =
          WebServer.bind(kit.system(), "127.0.0.1", port, request -> new CompletableFuture<>())
              .handle(
                  (address, failed) ->
                      Ports.failure(failed, "127.0.0.1", port, Variable.RELAIS_PORT))
              .toCompletableFuture()
              .join();

      assertThat(bound).hasMessageContaining("but another process has that port.");
    } finally {
      kit.shutdownTestKit();
    }
  }

  @Test
  void aHostThatIsNotThisMachinesNamesRelaisHost() {
    assertThatThrownBy(() -> Ports.check("192.0.2.1", 0, Variable.RELAIS_PORT))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no address of this machine")
        .hasMessageContaining("Set RELAIS_HOST");
    assertThatThrownBy(() -> Ports.check("no-such-host.invalid", 0, Variable.RELAIS_PORT))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Set RELAIS_HOST");
  }

  @Test
  void aFreePortPassesTheCheck() {
    Ports.check("127.0.0.1", ANY, Variable.RELAIS_PORT);
  }
}
