package io.relais.persistence.lease;

import io.relais.persistence.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Leases: each has one owner at most, who keeps it by renewing it before it expires. A stage fails
 * when the database could not be asked; whether the lease has changed hands is then unknown.
 */
public final class Leases {
  private final Database database;

  /**
   * @param database one that does not make a lease wait behind lookups
   */
  public Leases(Database database) {
    this.database = database;
  }

  /**
   * Whether {@code owner} has it for {@code time} from now on: it was free, expired or already
   * theirs.
   */
  public CompletionStage<Boolean> acquire(String name, String owner, Duration time) {
    String sql =
        """
        INSERT INTO lease (name, owner, expires_at)
        VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
        WHERE lease.owner = excluded.owner OR lease.expires_at <= clock_timestamp()\
        """;
    return changes(
        sql,
        statement -> {
          statement.setString(1, name);
          statement.setString(2, owner);
          statement.setLong(3, time.toMillis());
        });
  }

  /**
   * Whether {@code owner} still has it, and then for {@code time} from now on. An expired lease
   * that nobody else took is still theirs; one that is gone is lost.
   */
  public CompletionStage<Boolean> renew(String name, String owner, Duration time) {
    String sql =
        """
        UPDATE lease SET expires_at = clock_timestamp() + ? * interval '1 millisecond'
        WHERE name = ? AND owner = ?\
        """;
    return changes(
        sql,
        statement -> {
          statement.setLong(1, time.toMillis());
          statement.setString(2, name);
          statement.setString(3, owner);
        });
  }

  /** Gives it up; whether {@code owner} had it. */
  public CompletionStage<Boolean> release(String name, String owner) {
    return changes(
        "DELETE FROM lease WHERE name = ? AND owner = ?",
        statement -> {
          statement.setString(1, name);
          statement.setString(2, owner);
        });
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private CompletionStage<Boolean> changes(String sql, Parameters parameters) {
    return database.call(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate() == 1;
          }
        });
  }
}
