package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.Seen;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What few events leave behind beside their row: inputs that the state does not remember any more,
 * and turns that failed.
 */
final class LeftBehind {
  private static final String SEEN =
      """
      INSERT INTO seen (conversation, hash, sent_at)
      SELECT id, hash, to_timestamp(sent::float8 / 1000000)
      FROM unnest(?::text[], ?::int8[], ?::int8[]) AS s (id, hash, sent)
      ON CONFLICT DO NOTHING\
      """;

  private static final String FAILED =
      """
      INSERT INTO dead_letter (kind, conversation, seq, received_at, reason)
      SELECT 'failed-turn', id, seq, to_timestamp(at::float8 / 1000000), reason
      FROM unnest(?::text[], ?::int8[], ?::int8[], ?::text[]) AS f (id, seq, at, reason)\
      """;

  private LeftBehind() {}

  static boolean isBy(EventRow event) {
    ConversationRow row = event.row();
    return row != null && (!row.forgotten().isEmpty() || row.failed() != null);
  }

  static void insert(Connection connection, List<EventRow> events) throws SQLException {
    List<Forgotten> forgotten = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    for (EventRow event : events) {
      ConversationRow row = event.row();
      if (row != null) {
        row.forgotten().forEach(entry -> forgotten.add(new Forgotten(row.conversation(), entry)));
        if (row.failed() != null) {
          failed.add(new Failed(row, event.seq(), row.failed()));
        }
      }
    }
    insertForgotten(connection, forgotten);
    insertFailed(connection, failed);
  }

  private record Forgotten(String conversation, Seen.Entry entry) {}

  private record Failed(ConversationRow row, long seq, String reason) {}

  private static void insertForgotten(Connection connection, List<Forgotten> forgotten)
      throws SQLException {
    if (forgotten.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(SEEN)) {
      Columns.of(insert, forgotten)
          .texts(Forgotten::conversation)
          .longs(it -> it.entry().hash())
          .micros(it -> it.entry().sentAt());
      insert.executeUpdate();
    }
  }

  private static void insertFailed(Connection connection, List<Failed> failed) throws SQLException {
    if (failed.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(FAILED)) {
      Columns.of(insert, failed)
          .texts(it -> it.row().conversation())
          .longs(Failed::seq)
          .micros(it -> it.row().lastAt())
          .texts(Failed::reason);
      insert.executeUpdate();
    }
  }
}
