package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import io.relais.persistence.RowUpdate;
import io.relais.persistence.journal.Rebuild.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code conversation} says of a conversation, as far as that follows from the
 * journal.
 */
record KeptRow(
    long seq,
    @Nullable Instant dueAt,
    @Nullable Long awaits,
    String owner,
    @Nullable String queue,
    long session,
    @Nullable Instant lastAt) {

  /** Of a conversation that has been begun and has no event yet: the table's defaults. */
  static final KeptRow BEGUN = new KeptRow(0, null, null, "flow", null, 0, null);

  static KeptRow of(RowUpdate update) {
    return new KeptRow(
        update.seq(),
        Columns.rounded(update.row().dueAt()),
        update.row().awaits(),
        update.row().owner(),
        update.row().queue(),
        update.row().session(),
        Columns.rounded(update.row().lastAt()));
  }

  /** Those that are there, by their conversations. */
  static Map<String, KeptRow> read(Connection connection, List<String> conversations)
      throws SQLException {
    String sql =
        """
        SELECT id, seq, due_at, awaits, owner, queue, session, last_at FROM conversation
        WHERE id = ANY (?)\
        """;
    Map<String, KeptRow> kept = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", conversations.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          kept.put(row.getString(1), of(row));
        }
      }
    }
    return kept;
  }

  private static KeptRow of(ResultSet row) throws SQLException {
    return new KeptRow(
        row.getLong(2),
        instant(row.getTimestamp(3)),
        row.getObject(4, Long.class),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        instant(row.getTimestamp(8)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /** Every column in which this differs from what it should be. */
  List<Difference> differences(String conversation, KeptRow right) {
    List<Difference> found = new ArrayList<>();
    compare(found, conversation, "seq", seq, right.seq);
    compare(found, conversation, "due_at", dueAt, right.dueAt);
    compare(found, conversation, "awaits", awaits, right.awaits);
    compare(found, conversation, "owner", owner, right.owner);
    compare(found, conversation, "queue", queue, right.queue);
    compare(found, conversation, "session", session, right.session);
    compare(found, conversation, "last_at", lastAt, right.lastAt);
    return found;
  }

  private static void compare(
      List<Difference> found,
      String conversation,
      String column,
      @Nullable Object was,
      @Nullable Object is) {
    if (!Objects.equals(was, is)) {
      found.add(new Difference(conversation, column, String.valueOf(was), String.valueOf(is)));
    }
  }
}
