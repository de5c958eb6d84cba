package io.relais.persistence.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One transaction after which one conversation is part of another. */
record Merging(Connection connection) {

  void merge(String from, String into) throws SQLException {
    if (from.equals(into) || !areThere(from, into)) {
      throw new IllegalArgumentException(
          "Expected two conversations to merge, but they are %s and %s".formatted(from, into));
    }
    lockAliases(connection, from);
    joinContacts(from, into);
    String sql = "UPDATE directory SET conversation = ? WHERE conversation = ?";
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, into);
      change.setString(2, from);
      change.executeUpdate();
    }
  }

  /** In the order in which {@link Beginning} does it: from the user ids to the phones. */
  static void lockAliases(Connection connection, String conversation) throws SQLException {
    String sql =
        """
        SELECT 1 FROM directory WHERE conversation = ? ORDER BY kind DESC, identity FOR UPDATE\
        """;
    try (PreparedStatement lock = connection.prepareStatement(sql)) {
      lock.setString(1, conversation);
      lock.execute();
    }
  }

  private boolean areThere(String from, String into) throws SQLException {
    String sql = "SELECT count(*) = 2 FROM conversation WHERE id IN (?, ?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, from);
      query.setString(2, into);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /** What is on record stays sealed under the key of each. */
  private void joinContacts(String from, String into) throws SQLException {
    String sql =
        """
        UPDATE contact SET merged_into = other.contact
        FROM conversation one, conversation other
        WHERE one.id = ? AND other.id = ? AND contact.id = one.contact
          AND one.contact <> other.contact\
        """;
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, from);
      change.setString(2, into);
      change.executeUpdate();
    }
  }
}
