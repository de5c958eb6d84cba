package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.JournalProtocol;
import org.apache.pekko.persistence.JournalProtocol.WriteMessagesFailed;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database is away for longer than we are patient. */
class OutageIT {
  private final TestDatabase test = new TestDatabase();
  private final Plugins plugins =
      new Plugins(
          ConfigFactory.parseString(
                  "relais-database { connection-wait = 6s, validation-wait = 3s }")
              .withFallback(PersistenceConfig.of(test.settings())));

  @AfterEach
  void close() {
    plugins.close();
    test.close();
  }

  @Test
  void whatIsWrittenMeanwhileFailsAtOnceAndWhatComesAfterItIsWrittenSoon() throws Exception {
    plugins.write("outage|1", 1, 1);
    allowConnections(false);
    List<TestKit> writers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      writers.add(plugins.send(plugins.write(plugins.event("outage|m" + i, 1, "a"))));
    }
    for (TestKit writer : writers) {
      assertThat(Plugins.answers(writer, 1).getFirst()).isInstanceOf(WriteMessagesFailed.class);
    }

    allowConnections(true);
    new TestKit(plugins.system())
        .awaitAssert(
            Plugins.DEADLINE,
            () -> {
              Object answer =
                  Plugins.answers(
                          plugins.send(plugins.write(plugins.event("outage|1", 2, "a-2"))), 1)
                      .getFirst();
              assertThat(answer).isEqualTo(JournalProtocol.WriteMessagesSuccessful$.MODULE$);
              return answer;
            });
    assertThat(plugins.replay("outage|1").numbers()).containsExactly(1L, 2L);
    assertThat(test.text("SELECT count(*) FROM event_journal")).isEqualTo("2");
  }

  /** Refuses new connections and ends the journal's, or lets them in again. */
  private void allowConnections(boolean allowed) throws SQLException {
    DatabaseSettings database = test.settings();
    String name = database.url().replaceFirst(".*/", "");
    String other = database.url().replaceFirst("/[^/]+$", "/postgres");
    try (var connection = DriverManager.getConnection(other, database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
      if (!allowed) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + name
                + "' AND application_name = 'relais-journal'");
      }
    }
  }
}
