package io.relais.persistence.journal;

import io.relais.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The journal's table, which nobody can write to until this is closed; it can be read. */
final class Held implements AutoCloseable {
  private final Connection connection;

  Held(DatabaseSettings database) throws SQLException {
    this.connection =
        DriverManager.getConnection(database.url(), database.user(), database.password());
    connection.setAutoCommit(false);
    try (Statement lock = connection.createStatement()) {
      lock.execute("LOCK TABLE event_journal IN EXCLUSIVE MODE");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
