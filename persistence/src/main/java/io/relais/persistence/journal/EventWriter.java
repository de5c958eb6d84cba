package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.RowUpdate;
import io.relais.persistence.view.LeftBehind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pekko.Done;

/**
 * Writes the events of many conversations, and the conversations' rows with them, as one
 * transaction: one statement, so that it costs one round trip and one wait for the disk.
 */
final class EventWriter {
  /** The columns as the stock journal fills them; {@code ordering} and the rest fill themselves. */
  private static final String EVENTS =
      """
      INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
        adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
      SELECT * FROM unnest(?::text[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::int4[], ?::text[],
        ?::bytea[])\
      """;

  private static final String ROWS_AND_EVENTS = "WITH r AS (" + RowUpdate.SQL + ") " + EVENTS;

  private EventWriter() {}

  /** Writes all of {@code batch} or nothing; each of its items is written as a whole anyway. */
  static List<Done> write(Connection connection, List<List<EventRow>> batch) throws SQLException {
    List<EventRow> events = batch.stream().flatMap(List::stream).toList();
    List<RowUpdate> rows = rows(events);
    if (rows.stream().noneMatch(LeftBehind::isBy)) {
      insert(connection, events, rows);
    } else {
      connection.setAutoCommit(false); // the pool sets it back, and rolls back what failed
      insert(connection, events, rows);
      LeftBehind.insert(connection, rows);
      connection.commit();
    }
    return Collections.nCopies(batch.size(), Done.getInstance());
  }

  private static void insert(Connection connection, List<EventRow> events, List<RowUpdate> rows)
      throws SQLException {
    String sql = rows.isEmpty() ? EVENTS : ROWS_AND_EVENTS;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Columns<RowUpdate> first = Columns.of(insert, RowUpdate.newest(rows));
      bind(rows.isEmpty() ? first.then(events) : RowUpdate.bind(first).then(events));
      insert.executeUpdate();
    }
  }

  private static void bind(Columns<EventRow> columns) throws SQLException {
    columns
        .texts(EventRow::persistenceId)
        .longs(EventRow::seq)
        .texts(EventRow::writer)
        .longs(EventRow::at)
        .texts(EventRow::adapterManifest)
        .ints(event -> event.payload().serializer())
        .texts(event -> event.payload().manifest())
        .bytes(event -> event.payload().bytes());
  }

  private static List<RowUpdate> rows(List<EventRow> events) {
    List<RowUpdate> rows = new ArrayList<>();
    for (EventRow event : events) {
      ConversationRow row = event.row();
      if (row != null) {
        rows.add(new RowUpdate(row, event.seq()));
      }
    }
    return rows;
  }
}
