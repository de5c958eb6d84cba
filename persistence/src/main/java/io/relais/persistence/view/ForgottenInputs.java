package io.relais.persistence.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Lets go of old rows of the table {@code seen}. */
final class ForgottenInputs {
  /** Rows deleted in a transaction: some tenths of a second, however many there are in all. */
  static final int SLICE = 10_000;

  private static final String DELETE =
      """
      DELETE FROM seen WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM seen WHERE sent_at < ? ORDER BY sent_at LIMIT ?))\
      """;

  private ForgottenInputs() {}

  static long delete(Connection connection, Instant before) throws SQLException {
    long all = 0;
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      int deleted;
      do {
        delete.setTimestamp(1, Timestamp.from(before));
        delete.setInt(2, SLICE);
        deleted = delete.executeUpdate();
        all += deleted;
      } while (deleted == SLICE);
    }
    return all;
  }
}
