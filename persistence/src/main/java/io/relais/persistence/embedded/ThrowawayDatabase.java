package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases for tests: one server in this JVM, started at the first call and gone with the
 * JVM, and a new database on it for each call.
 */
public final class ThrowawayDatabase {
  private static @Nullable EmbeddedDatabase server;
  private static int databases;

  private ThrowawayDatabase() {}

  /**
   * A database that nobody has used.
   *
   * @param directory where the server is kept, such as {@code target}; its programs stay there for
   *     the next run
   */
  public static synchronized DatabaseSettings fresh(Path directory) {
    if (server == null) {
      server = start(directory);
    }
    DatabaseSettings first = server.settings();
    String name = "throwaway_" + ++databases;
    try (Connection connection =
            DriverManager.getConnection(first.url(), first.user(), first.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new DatabaseException(
          "Expected to create a database for a test, but: " + e.getMessage(), e);
    }
    return new DatabaseSettings(
        first.url().replaceFirst("/[a-z]+$", "/" + name), first.user(), first.password());
  }

  private static EmbeddedDatabase start(Path directory) {
    try {
      Path programs = Files.createDirectories(directory);
      Path data = Files.createTempDirectory(programs, "throwaway-");
      EmbeddedDatabase started = EmbeddedDatabase.startForgetful(data, programs);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> discard(started, data), "discard-database"));
      return started;
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to make a database for tests in " + directory + ", but: " + e, e);
    }
  }

  private static void discard(EmbeddedDatabase started, Path data) {
    started.close();
    try {
      Directories.delete(data);
    } catch (IOException e) {
      System.err.println("Left behind: " + data + " (" + e + ")");
    }
  }
}
