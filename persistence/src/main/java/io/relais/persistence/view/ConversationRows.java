package io.relais.persistence.view;

import io.relais.persistence.Batcher;
import io.relais.persistence.Columns;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.Database;
import io.relais.persistence.RowUpdate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * The rows of conversations, by which they are woken: {@code due_at} is what the journal says, and
 * {@code wake_at} when somebody is to look next. Between the two lie the leases: who has been woken
 * and has not changed the row by then, by an event, is woken again.
 */
public final class ConversationRows {
  /** Rows in one statement. */
  private static final int BATCH = 400;

  /** Rows and questions that may wait. */
  private static final int BACKLOG = 50_000;

  private final Database database;
  private final Batcher<RowUpdate, Done> updates;
  private final Batcher<Input, Boolean> lookups;

  public ConversationRows(Database database) {
    this.database = database;
    this.updates =
        database.batcher("rows of conversations", BATCH, BACKLOG, ConversationRows::update);
    this.lookups = database.batcher("inputs to look up", BATCH, BACKLOG, ConversationRows::find);
  }

  private record Input(String conversation, long hash) {}

  /**
   * Writes the row that follows from event {@code seq}, and what the event leaves behind. The
   * journal by group commit does this itself; the stock one knows nothing of it, so its user does
   * it after each write. A crash in between loses it until the conversation's next event.
   */
  public CompletionStage<Done> keep(ConversationRow row, long seq) {
    return updates.submit(new RowUpdate(row, seq));
  }

  /**
   * Takes conversations that are to be woken, the one that waits longest first. Nobody else gets
   * them for {@code lease}, unless they are due again before.
   */
  public CompletionStage<List<String>> claimDue(Instant now, Duration lease, int limit) {
    return database.call(connection -> claim(connection, now, now.plus(lease), limit));
  }

  /** Has the conversation woken at the next look, whenever it is due. */
  public CompletionStage<Done> wakeNow(String conversation, Instant now) {
    return database.call(
        connection -> {
          String sql =
              "UPDATE conversation SET wake_at = ? WHERE id = ? AND (wake_at IS NULL OR wake_at >"
                  + " ?)";
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, conversation);
            update.setTimestamp(3, Timestamp.from(now));
            update.executeUpdate();
          }
          return Done.getInstance();
        });
  }

  /** Wakes the conversation no more until its next event, whatever is due. */
  public CompletionStage<Done> putAside(String conversation) {
    return database.call(
        connection -> {
          String sql = "UPDATE conversation SET wake_at = NULL WHERE id = ?";
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, conversation);
            update.executeUpdate();
          }
          return Done.getInstance();
        });
  }

  /**
   * Whether the conversation took an input of this hash that its state does not remember any more.
   */
  public CompletionStage<Boolean> wasSeen(String conversation, long hash) {
    return lookups.submit(new Input(conversation, hash));
  }

  /** Lets go of inputs that were sent before then; how many. */
  public CompletionStage<Long> forgetSeen(Instant before) {
    return database.call(connection -> ForgottenInputs.delete(connection, before));
  }

  private static List<Done> update(Connection connection, List<RowUpdate> batch)
      throws SQLException {
    connection.setAutoCommit(false); // the pool sets it back, and rolls back what failed
    try (PreparedStatement update = connection.prepareStatement(RowUpdate.SQL)) {
      RowUpdate.bind(Columns.of(update, RowUpdate.newest(batch)));
      update.executeUpdate();
    }
    LeftBehind.insert(connection, batch);
    connection.commit();
    return Collections.nCopies(batch.size(), Done.getInstance());
  }

  /** Rows that somebody else is just changing are passed over: they come at the next look. */
  static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT id FROM conversation WHERE wake_at <= ? ORDER BY wake_at LIMIT ?
        FOR UPDATE SKIP LOCKED)
      UPDATE conversation SET wake_at = CASE WHEN due_at > ? THEN due_at ELSE ? END
      FROM due WHERE conversation.id = due.id
      RETURNING conversation.id\
      """;

  private static List<String> claim(
      Connection connection, Instant now, Instant leasedUntil, int limit) throws SQLException {
    List<String> claimed = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setTimestamp(1, Timestamp.from(now));
      claim.setInt(2, limit);
      claim.setTimestamp(3, Timestamp.from(now));
      claim.setTimestamp(4, Timestamp.from(leasedUntil));
      try (ResultSet rows = claim.executeQuery()) {
        while (rows.next()) {
          claimed.add(rows.getString(1));
        }
      }
    }
    return claimed;
  }

  private static List<Boolean> find(Connection connection, List<Input> inputs) throws SQLException {
    String sql =
        """
        SELECT EXISTS (SELECT FROM seen WHERE seen.conversation = q.id AND seen.hash = q.hash)
        FROM unnest(?::text[], ?::int8[]) WITH ORDINALITY AS q (id, hash, i) ORDER BY q.i\
        """;
    List<Boolean> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      Columns.of(query, inputs).texts(Input::conversation).longs(Input::hash);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getBoolean(1));
        }
      }
    }
    return found;
  }
}
