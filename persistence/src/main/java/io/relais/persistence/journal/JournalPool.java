package io.relais.persistence.journal;

import com.typesafe.config.Config;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.relais.persistence.Batcher;
import io.relais.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * The connections that the journal and the snapshots of an actor system share, and the virtual
 * threads that wait for them, so that no actor does.
 */
public final class JournalPool implements Extension {
  private static final Id ID = new Id();

  /** Seconds that what is being written gets to end when the actor system has ended. */
  private static final int LAST_WRITES = 10;

  private final HikariDataSource pool;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relais-journal-", 0).factory());

  private JournalPool(Config config) {
    this.pool = new HikariDataSource(settings(config));
  }

  /** The pool of {@code system}, opened by the first who asks. */
  public static JournalPool of(ActorSystem system) {
    return ID.get(system);
  }

  /**
   * Counts the pool's connections and waits from now on.
   *
   * @param registry one of Micrometer's, which this module does not know
   */
  public void measure(Object registry) {
    pool.setMetricRegistry(registry);
  }

  /** As {@link Database#batcher}, on the connections of the journal. */
  <Q, A> Batcher<Q, A> batcher(String name, int size, int backlog, BatchWork<Q, A> work) {
    return new Batcher<>(
        name,
        size,
        backlog,
        threads,
        batch -> {
          try (Connection connection = pool.getConnection()) {
            return work.on(connection, batch);
          }
        });
  }

  /** As {@link Database#call}, on the connections of the journal. */
  <T> CompletionStage<T> call(Database.Work<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Connection connection = pool.getConnection()) {
            return work.on(connection);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  private void close() {
    threads.shutdown();
    try {
      boolean _ = threads.awaitTermination(LAST_WRITES, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    pool.close();
  }

  private static HikariConfig settings(Config config) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("relais-journal");
    settings.setJdbcUrl(config.getString("url"));
    settings.setUsername(config.getString("user"));
    settings.setPassword(config.getString("password"));
    settings.setMaximumPoolSize(config.getInt("connections"));
    settings.setConnectionTimeout(config.getDuration("connection-wait").toMillis());
    settings.setValidationTimeout(config.getDuration("validation-wait").toMillis());
    settings.setConnectionInitSql(config.getString("connection-init"));
    settings.setInitializationFailTimeout(-1); // an outage at the start is one like any other
    settings.addDataSourceProperty("socketTimeout", config.getDuration("answer-wait").toSeconds());
    settings.addDataSourceProperty("tcpKeepAlive", true);
    settings.addDataSourceProperty("ApplicationName", "relais-journal");
    // Otherwise the message of a failed write holds the row that was written.
    settings.addDataSourceProperty("logServerErrorDetail", false);
    return settings;
  }

  private static final class Id extends AbstractExtensionId<JournalPool> {
    @Override
    public JournalPool createExtension(ExtendedActorSystem system) {
      JournalPool pool = new JournalPool(system.settings().config().getConfig("relais-database"));
      system.registerOnTermination(pool::close);
      return pool;
    }
  }

  /** One answer for each question, in their order. */
  @FunctionalInterface
  interface BatchWork<Q, A> {
    List<A> on(Connection connection, List<Q> questions) throws SQLException;
  }
}
