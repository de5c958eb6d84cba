package io.relais.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.pekko.Done;

/**
 * Deletes the events up to a number as the stock journal does: all but the last of them, which is
 * marked instead, so that its number is never given again.
 */
final class EventDeletion {
  private static final String LAST =
      "(SELECT max(sequence_number) FROM event_journal WHERE persistence_id = ? AND sequence_number"
          + " <= ?)";

  private EventDeletion() {}

  static Done upTo(Connection connection, String persistenceId, long to) throws SQLException {
    connection.setAutoCommit(false); // the pool sets it back, and rolls back what failed
    run(
        connection,
        "UPDATE event_journal SET deleted = true WHERE persistence_id = ? AND sequence_number = "
            + LAST,
        persistenceId,
        to);
    run(
        connection,
        "DELETE FROM event_journal WHERE persistence_id = ? AND sequence_number < " + LAST,
        persistenceId,
        to);
    connection.commit();
    return Done.getInstance();
  }

  private static void run(Connection connection, String sql, String persistenceId, long to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, persistenceId);
      statement.setString(2, persistenceId);
      statement.setLong(3, to);
      statement.executeUpdate();
    }
  }
}
