package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;

/** The statements of the table {@code snapshot}, each for many conversations at once. */
final class SnapshotQueries {
  private static final String UNDER_CRITERIA =
      """
      s.persistence_id = q.id AND s.sequence_number BETWEEN q.min_seq AND q.max_seq
        AND s.created BETWEEN q.min_time AND q.max_time\
      """;

  private static final String CRITERIA =
      "unnest(?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int8[]) WITH ORDINALITY"
          + " AS q (id, min_seq, max_seq, min_time, max_time, i)";

  private static final String LOAD =
      """
      SELECT q.i, latest.*
      FROM %s CROSS JOIN LATERAL (
        SELECT s.sequence_number, s.created, s.snapshot_ser_id, s.snapshot_ser_manifest,
          s.snapshot_payload
        FROM snapshot s WHERE %s ORDER BY s.sequence_number DESC LIMIT 1) AS latest\
      """
          .formatted(CRITERIA, UNDER_CRITERIA);

  private static final String SAVE =
      """
      INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,
        snapshot_ser_manifest, snapshot_payload)
      SELECT * FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int4[], ?::text[], ?::bytea[])
      ON CONFLICT (persistence_id, sequence_number) DO UPDATE SET
        created = excluded.created, snapshot_ser_id = excluded.snapshot_ser_id,
        snapshot_ser_manifest = excluded.snapshot_ser_manifest,
        snapshot_payload = excluded.snapshot_payload,
        meta_ser_id = NULL, meta_ser_manifest = NULL, meta_payload = NULL\
      """;

  private static final String DELETE =
      "DELETE FROM snapshot s USING %s WHERE %s".formatted(CRITERIA, UNDER_CRITERIA);

  private SnapshotQueries() {}

  /** Some snapshots of a conversation. */
  record Selection(String persistenceId, SnapshotSelectionCriteria criteria) {}

  /** The newest of each selection, in their order. */
  static List<Optional<SnapshotRow>> load(Connection connection, List<Selection> selections)
      throws SQLException {
    List<Optional<SnapshotRow>> found =
        new ArrayList<>(Collections.nCopies(selections.size(), Optional.empty()));
    try (PreparedStatement query = connection.prepareStatement(LOAD)) {
      bind(query, selections);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          int i = rows.getInt(1) - 1;
          found.set(i, Optional.of(snapshot(selections.get(i).persistenceId(), rows)));
        }
      }
    }
    return found;
  }

  /** Saves all; one that is there under the same number makes room. */
  static List<Done> save(Connection connection, List<SnapshotRow> batch) throws SQLException {
    Map<Selected, SnapshotRow> last = new LinkedHashMap<>();
    batch.forEach(row -> last.put(new Selected(row.persistenceId(), row.seq()), row));
    try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
      Columns.of(insert, last.values())
          .texts(SnapshotRow::persistenceId)
          .longs(SnapshotRow::seq)
          .longs(SnapshotRow::created)
          .ints(row -> row.payload().serializer())
          .texts(row -> row.payload().manifest())
          .bytes(row -> row.payload().bytes());
      insert.executeUpdate();
    }
    return Collections.nCopies(batch.size(), Done.getInstance());
  }

  /** A statement inserts or replaces a row once. */
  private record Selected(String persistenceId, long seq) {}

  static List<Done> delete(Connection connection, List<Selection> selections) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      bind(delete, selections);
      delete.executeUpdate();
    }
    return Collections.nCopies(selections.size(), Done.getInstance());
  }

  private static void bind(PreparedStatement statement, List<Selection> selections)
      throws SQLException {
    Columns.of(statement, selections)
        .texts(Selection::persistenceId)
        .longs(selection -> selection.criteria().minSequenceNr())
        .longs(selection -> selection.criteria().maxSequenceNr())
        .longs(selection -> selection.criteria().minTimestamp())
        .longs(selection -> selection.criteria().maxTimestamp());
  }

  private static SnapshotRow snapshot(String persistenceId, ResultSet row) throws SQLException {
    return new SnapshotRow(
        persistenceId,
        row.getLong(2),
        row.getLong(3),
        new Stored(row.getInt(4), row.getString(5), row.getBytes(6)));
  }
}
