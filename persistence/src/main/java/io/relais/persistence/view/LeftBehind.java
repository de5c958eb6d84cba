package io.relais.persistence.view;

import io.relais.persistence.Columns;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.RowUpdate;
import io.relais.persistence.Seen;
import io.relais.persistence.view.FailedTurns.FailedTurn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What few events leave behind beside their row: inputs that the state does not remember any more,
 * and turns that failed.
 */
public final class LeftBehind {
  private static final String SEEN =
      """
      INSERT INTO seen (conversation, hash, sent_at)
      SELECT id, hash, to_timestamp(sent::float8 / 1000000)
      FROM unnest(?::text[], ?::int8[], ?::int8[]) AS s (id, hash, sent)
      ON CONFLICT DO NOTHING\
      """;

  private LeftBehind() {}

  /** Whether there is anything to {@link #insert}. */
  public static boolean isBy(RowUpdate update) {
    return !update.row().forgotten().isEmpty() || update.row().failed() != null;
  }

  /** Writes it on the caller's connection; what is there already is left as it is. */
  public static void insert(Connection connection, Collection<RowUpdate> updates)
      throws SQLException {
    List<Forgotten> forgotten = new ArrayList<>();
    List<FailedTurn> failed = new ArrayList<>();
    for (RowUpdate update : updates) {
      ConversationRow row = update.row();
      row.forgotten().forEach(entry -> forgotten.add(new Forgotten(row.conversation(), entry)));
      if (row.failed() != null) {
        failed.add(new FailedTurn(row.conversation(), update.seq(), row.failed(), row.lastAt()));
      }
    }
    insertSeen(connection, forgotten);
    if (!failed.isEmpty()) {
      FailedTurns.insert(connection, failed);
    }
  }

  private record Forgotten(String conversation, Seen.Entry entry) {}

  private static void insertSeen(Connection connection, List<Forgotten> forgotten)
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
}
