package io.relais.persistence.view;

import io.relais.persistence.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * What arrived with a valid signature and could not be read, kept so that an operator can see what
 * it was.
 */
public final class DeadLetters {
  /**
   * Bytes kept of one: as many as a webhook of WhatsApp may have; the rest of a larger one is cut
   * off.
   */
  public static final int MAX_BYTES = 3 * 1024 * 1024;

  /** The newest that are kept; a sender that goes wrong for days cannot fill the disk. */
  public static final int KEPT = 1_000;

  private final Database database;

  public DeadLetters(Database database) {
    this.database = database;
  }

  /**
   * Keeps {@code payload}, or its first {@link #MAX_BYTES} bytes, and lets go of the oldest past
   * {@link #KEPT}.
   *
   * @param channel where it came from
   * @param reason one of a few: they are counted by it, so it quotes nothing
   */
  public CompletionStage<Done> store(
      String channel, String reason, Instant receivedAt, byte[] payload) {
    byte[] kept = payload.length <= MAX_BYTES ? payload : Arrays.copyOf(payload, MAX_BYTES);
    return database.transaction(
        connection -> {
          long id = insert(connection, channel, reason, receivedAt, kept, payload.length);
          deleteUpTo(connection, id - KEPT);
          return Done.getInstance();
        });
  }

  /** How many of those kept there are for each reason, the most frequent first. */
  public CompletionStage<Map<String, Long>> counts() {
    return database.call(
        connection -> {
          String sql =
              "SELECT reason, count(*) FROM dead_letter GROUP BY reason ORDER BY count(*) DESC,"
                  + " reason";
          Map<String, Long> counts = new LinkedHashMap<>();
          try (PreparedStatement query = connection.prepareStatement(sql);
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              counts.put(rows.getString(1), rows.getLong(2));
            }
          }
          return counts;
        });
  }

  private static long insert(
      Connection connection, String channel, String reason, Instant at, byte[] kept, int size)
      throws SQLException {
    String sql =
        "INSERT INTO dead_letter (channel, received_at, reason, payload, size) VALUES (?, ?, ?, ?,"
            + " ?) RETURNING id";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, channel);
      insert.setTimestamp(2, Timestamp.from(at));
      insert.setString(3, reason);
      insert.setBytes(4, kept);
      insert.setInt(5, size);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static void deleteUpTo(Connection connection, long id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM dead_letter WHERE id <= ?")) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }
}
