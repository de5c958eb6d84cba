package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a recovery asks of the table {@code event_journal}. */
final class EventQueries {
  /** Events read along with the highest number: more than come between two snapshots. */
  static final int FIRST_PAGE = 128;

  /** Events read at once from then on. */
  static final int PAGE = 500;

  private static final String COLUMNS =
      "sequence_number, writer, write_timestamp, adapter_manifest, event_ser_id,"
          + " event_ser_manifest, event_payload";

  /** The highest number is looked up for each: a {@code GROUP BY} over them would read them all. */
  private static final String FIRST_PAGES =
      """
      SELECT q.i, h.highest, e.*
      FROM unnest(?::text[], ?::int8[]) WITH ORDINALITY AS q (id, start, i)
      CROSS JOIN LATERAL (
        SELECT max(sequence_number) AS highest FROM event_journal WHERE persistence_id = q.id) AS h
      LEFT JOIN LATERAL (
        SELECT %s FROM event_journal
        WHERE persistence_id = q.id AND sequence_number >= q.start AND NOT deleted
        ORDER BY sequence_number LIMIT %d) AS e ON true
      ORDER BY q.i, e.sequence_number\
      """
          .formatted(COLUMNS, FIRST_PAGE);

  private static final String NEXT_PAGE =
      """
      SELECT %s FROM event_journal
      WHERE persistence_id = ? AND sequence_number BETWEEN ? AND ? AND NOT deleted
      ORDER BY sequence_number LIMIT ?\
      """
          .formatted(COLUMNS);

  private EventQueries() {}

  /** From which event on somebody recovers. */
  record Question(String persistenceId, long from) {}

  /**
   * The first events from a number on.
   *
   * @param highest the highest number that there ever was; 0 where there was none
   */
  record Page(long highest, long from, List<EventRow> events) {
    /** Whether every event up to {@code to} is here. */
    boolean reaches(long to) {
      return events.size() < FIRST_PAGE ? highest >= to : events.getLast().seq() >= to;
    }
  }

  /** The answers to all in one query, in their order. */
  static List<Page> firstPages(Connection connection, List<Question> questions)
      throws SQLException {
    long[] highest = new long[questions.size()];
    List<List<EventRow>> events = new ArrayList<>();
    questions.forEach(_ -> events.add(new ArrayList<>()));
    try (PreparedStatement query = connection.prepareStatement(FIRST_PAGES)) {
      Columns.of(query, questions).texts(Question::persistenceId).longs(Question::from);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          int i = rows.getInt(1) - 1;
          highest[i] = rows.getLong(2);
          if (rows.getLong(3) > 0) {
            events.get(i).add(event(questions.get(i).persistenceId(), rows, 3));
          }
        }
      }
    }
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < highest.length; i++) {
      pages.add(new Page(highest[i], questions.get(i).from(), events.get(i)));
    }
    return pages;
  }

  /** The first events between the two numbers, {@code limit} of them at most. */
  static List<EventRow> page(
      Connection connection, String persistenceId, long from, long to, long limit)
      throws SQLException {
    List<EventRow> events = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(NEXT_PAGE)) {
      query.setString(1, persistenceId);
      query.setLong(2, from);
      query.setLong(3, to);
      query.setLong(4, limit);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(event(persistenceId, rows, 1));
        }
      }
    }
    return events;
  }

  private static EventRow event(String persistenceId, ResultSet row, int first)
      throws SQLException {
    return new EventRow(
        persistenceId,
        row.getLong(first),
        row.getString(first + 1),
        row.getLong(first + 2),
        row.getString(first + 3),
        new Stored(row.getInt(first + 4), row.getString(first + 5), row.getBytes(first + 6)),
        null);
  }
}
