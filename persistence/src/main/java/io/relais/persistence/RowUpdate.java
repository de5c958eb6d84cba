package io.relais.persistence;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * One new {@linkplain ConversationRow row} of the table {@code conversation}, and the statement
 * that writes many of them.
 *
 * @param seq the number of the event that it follows from
 */
public record RowUpdate(ConversationRow row, long seq) {

  /**
   * Changes the rows that are older than these. A row is there from the moment at which the
   * directory has begun its conversation; one that is not there is not made.
   */
  public static final String SQL = changingThose("<");

  /** Changes those that are not newer: for what is written again because it was wrong. */
  public static final String CORRECTION = changingThose("<=");

  /**
   * The newest of each conversation, by their ids: a statement changes a row once, and two that
   * take their locks in one order do not wait for each other crosswise.
   */
  public static Collection<RowUpdate> newest(Collection<RowUpdate> updates) {
    Map<String, RowUpdate> newest = new TreeMap<>();
    for (RowUpdate update : updates) {
      newest.merge(update.row.conversation(), update, (a, b) -> a.seq > b.seq ? a : b);
    }
    return newest.values();
  }

  /** Fills the parameters of {@link #SQL}. */
  public static Columns<RowUpdate> bind(Columns<RowUpdate> columns) throws SQLException {
    return columns
        .texts(update -> update.row.conversation())
        .longs(RowUpdate::seq)
        .micros(update -> update.row.dueAt())
        .longs(update -> update.row.awaits())
        .texts(update -> update.row.owner())
        .texts(update -> update.row.queue())
        .longs(update -> update.row.session())
        .micros(update -> update.row.lastAt());
  }

  private static String changingThose(String asOldAs) {
    return """
    UPDATE conversation SET
      seq = r.seq, due_at = to_timestamp(r.due::float8 / 1000000),
      wake_at = to_timestamp(r.due::float8 / 1000000), awaits = r.awaits, owner = r.owner,
      queue = r.queue, session = r.session, last_at = to_timestamp(r.last::float8 / 1000000)
    FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::int8[],
        ?::int8[])
      AS r (id, seq, due, awaits, owner, queue, session, last)
    WHERE conversation.id = r.id AND conversation.seq %s r.seq\
    """
        .formatted(asOldAs);
  }
}
