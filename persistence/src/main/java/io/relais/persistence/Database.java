package io.relais.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database as this module uses it beside the journal: its schema, and connections for lookups.
 */
public final class Database implements AutoCloseable {
  /** Connections for lookups; the journal has its own. */
  private static final int CONNECTIONS = 4;

  /** How long work waits for a connection before it fails. */
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(15);

  /** Without an answer for so long, a connection is given up for lost. */
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(60);

  /** Connections for what must not wait: a lease, a sign of life. */
  private static final int URGENT_CONNECTIONS = 2;

  /** How long something urgent waits for a connection, and then for an answer: late is useless. */
  private static final Duration URGENT_WAIT = Duration.ofSeconds(2);

  /** How long the health check waits for an answer. */
  private static final Duration HEALTH_WAIT = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final Executor executor;

  private Database(HikariDataSource pool, Executor executor) {
    this.pool = pool;
    this.executor = executor;
  }

  /** Work on one connection, which is given back after it. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** One answer for each question, in their order. */
  @FunctionalInterface
  public interface BatchWork<Q, A> {
    List<A> on(Connection connection, List<Q> questions) throws SQLException;
  }

  /**
   * Reaches the database, brings its schema up to date and opens a pool.
   *
   * @param executor where blocking work runs; virtual threads do well
   * @throws DatabaseException when it cannot be reached or its schema not be brought up to date
   */
  public static Database open(DatabaseSettings settings, Executor executor) {
    DataSource direct = direct(settings);
    reach(direct);
    migrate(direct);
    HikariConfig lookups = pool(settings, "relais", CONNECTIONS);
    lookups.setMinimumIdle(1);
    lookups.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    lookups.addDataSourceProperty("socketTimeout", ANSWER_WAIT.toSeconds());
    return new Database(new HikariDataSource(lookups), executor);
  }

  /**
   * The same database by connections that no lookup takes, and which give up within seconds: for
   * what is worth nothing when it comes late. Its schema has been brought up to date before.
   */
  public static Database urgent(DatabaseSettings settings, Executor executor) {
    HikariConfig urgent = pool(settings, "relais-urgent", URGENT_CONNECTIONS);
    urgent.setConnectionTimeout(URGENT_WAIT.toMillis());
    urgent.setValidationTimeout(URGENT_WAIT.dividedBy(2).toMillis());
    urgent.addDataSourceProperty("socketTimeout", URGENT_WAIT.toSeconds());
    return new Database(new HikariDataSource(urgent), executor);
  }

  /**
   * A connection that no pool shares or ends: for what belongs to a session. Connecting and each
   * answer take {@code limit} at most.
   *
   * @param name what the server calls it ({@code application_name})
   */
  public static Connection session(DatabaseSettings settings, String name, Duration limit)
      throws SQLException {
    PGSimpleDataSource session = direct(settings);
    session.setApplicationName(name);
    session.setTcpKeepAlive(true);
    session.setConnectTimeout(Math.toIntExact(limit.toSeconds()));
    session.setSocketTimeout(Math.toIntExact(limit.toSeconds()));
    return session.getConnection();
  }

  /** Runs {@code work} on the executor, each statement a transaction of its own. */
  public <T> CompletionStage<T> call(Work<T> work) {
    return CompletableFuture.supplyAsync(() -> run(work), executor);
  }

  /** Runs {@code work} on the executor as one transaction. */
  public <T> CompletionStage<T> transaction(Work<T> work) {
    return call(connection -> inTransaction(connection, work));
  }

  /**
   * Runs {@code work} for many questions at once: those that come while one batch is at the
   * database are the next one.
   *
   * @param size and {@code backlog} as for a {@link Batcher}
   */
  public <Q, A> Batcher<Q, A> batcher(String name, int size, int backlog, BatchWork<Q, A> work) {
    return new Batcher<>(
        name,
        size,
        backlog,
        executor,
        questions -> run(connection -> work.on(connection, questions)));
  }

  /**
   * Counts the pool's connections and waits from now on.
   *
   * @param registry one of Micrometer's, which this module does not know
   */
  public void measure(Object registry) {
    pool.setMetricRegistry(registry);
  }

  /** Whether it answers now; blocks for some seconds at most. */
  public boolean isHealthy() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(Math.toIntExact(HEALTH_WAIT.toSeconds()));
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false); // the pool sets it back
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private static PGSimpleDataSource direct(DatabaseSettings settings) {
    PGSimpleDataSource direct = new PGSimpleDataSource();
    try {
      direct.setUrl(settings.url());
    } catch (IllegalArgumentException e) {
      throw new DatabaseException(
          "Expected RELAIS_DB_URL to be like jdbc:postgresql://localhost:5432/relais, but it is"
              + " not",
          null);
    }
    direct.setUser(settings.user());
    direct.setPassword(settings.password());
    return direct;
  }

  private static void reach(DataSource direct) {
    try (Connection connection = direct.getConnection()) {
      connection.isValid(Math.toIntExact(HEALTH_WAIT.toSeconds()));
    } catch (SQLException e) {
      throw new DatabaseException(explain(e), e);
    }
  }

  /**
   * PostgreSQL's documentation, appendix A: class 28 and 08004 refuse the user, 3D000 knows no such
   * database.
   */
  private static String explain(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28") || state.equals("08004")) {
      return "Expected the database to let RELAIS_DB_USER in with RELAIS_DB_PASSWORD, but it did"
          + " not: "
          + oneLine(e);
    } else if (state.equals("3D000")) {
      return "Expected the database that RELAIS_DB_URL names, but the server has none of that name:"
          + " create it, or name another";
    }
    return "Expected PostgreSQL to answer at RELAIS_DB_URL, but it did not: " + oneLine(e);
  }

  private static void migrate(DataSource direct) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(direct)
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseException(
          "Expected to bring the schema at RELAIS_DB_URL up to date, but could not: " + oneLine(e),
          e);
    }
  }

  private static HikariConfig pool(DatabaseSettings settings, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(connections);
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("ApplicationName", name);
    // Otherwise the message of a failed write holds its parameters: what a customer said.
    config.addDataSourceProperty("logServerErrorDetail", false);
    return config;
  }

  private static String oneLine(Throwable e) {
    String message = String.valueOf(e.getMessage()).strip();
    String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
    return message.lines().findFirst().orElse("") + cause.lines().findFirst().orElse("");
  }
}
