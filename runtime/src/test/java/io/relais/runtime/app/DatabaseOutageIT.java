package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.relais.persistence.DatabaseSettings;
import io.relais.runtime.app.Rig.Said;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a customer notices when the database goes away: that the answer is late. */
final class DatabaseOutageIT {
  @Test
  void whatCouldNotBeStoredIsTakenWhenItComesAgain() throws Exception {
    try (var rig = Rig.start();
        var gate = new TcpGate(port(rig.database()));
        var server = rig.serve(through(gate, rig.database()));
        var poster = new Poster(server.webhook())) {
      var ines = rig.join("Inès", "33639980101");
      rig.say(ines, "bonjour", 1);
      rig.awaitRecorded(1);
      var wish = rig.webhook(ines, new Said("wamid.outage", "Faire un retour"));

      gate.shut();
      var said = logged(() -> assertThat(poster.post(wish)).isEqualTo(503));
      assertThat(ready(server)).isEqualTo(503);
      gate.open();

      // A refusal takes its time, and the connections come back one after the other.
      eventually().until(() -> poster.post(wish) == 200);
      eventually().until(() -> poster.post(wish) == 200);
      assertThat(rig.say(ines, "CMD-12345", 3))
          .satisfiesExactly(
              welcome -> assertThat(welcome).contains("Bonjour Inès"),
              question -> assertThat(question).contains("numéro de la commande"),
              next -> assertThat(next).contains("Combien d'articles"));
      eventually().until(() -> ready(server) == 200);
      // The driver's errors come with the row that could not be written, unless told otherwise.
      assertThat(said)
          .isNotEmpty()
          .doesNotContain("Faire un retour", hex("Faire un retour"))
          .doesNotContain("33639980101", hex("33639980101"));
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** All that was logged meanwhile, with every exception's messages. */
  private static String logged(Work work) throws Exception {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.addAppender(log);
    try {
      work.run();
    } finally {
      root.detachAppender(log);
      log.stop();
    }
    return List.copyOf(log.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()))
        .collect(Collectors.joining("\n"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  private static int ready(RelaisServer server) throws Exception {
    var address = server.managementUrl().resolve("/health/ready").toURL();
    var connection = (HttpURLConnection) address.openConnection();
    return connection.getResponseCode();
  }

  private static int port(DatabaseSettings database) {
    return URI.create(database.url().substring("jdbc:".length())).getPort();
  }

  private static DatabaseSettings through(TcpGate gate, DatabaseSettings database) {
    var url = database.url().replace(":" + port(database) + "/", ":" + gate.port() + "/");
    return new DatabaseSettings(url, database.user(), database.password());
  }
}
