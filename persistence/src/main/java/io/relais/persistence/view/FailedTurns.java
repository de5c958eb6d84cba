package io.relais.persistence.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Turns that threw become letters in the very transaction that writes their events, so that each of
 * them is found by the operator.
 */
public final class FailedTurns {
  private FailedTurns() {}

  /**
   * @param seq the number of the event that has the input
   * @param reason one of a few texts, with nothing personal in it
   */
  public record FailedTurn(String conversation, long seq, String reason, Instant at) {}

  /** Writes them on the caller's connection; those that are there already are left as they are. */
  public static void insert(Connection connection, List<FailedTurn> turns) throws SQLException {
    String sql =
        """
        INSERT INTO dead_letter (kind, conversation, seq, reason, received_at)
        VALUES ('failed-turn', ?, ?, ?, ?)
        ON CONFLICT (conversation, seq) DO NOTHING\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (FailedTurn turn : turns) {
        insert.setString(1, turn.conversation());
        insert.setLong(2, turn.seq());
        insert.setString(3, turn.reason());
        insert.setTimestamp(4, Timestamp.from(turn.at()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
