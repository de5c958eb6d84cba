package io.relais.persistence.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of a letter without opening it: nothing personal.
 *
 * @param channel null where the conversation tells it
 * @param conversation null where nobody knows whose it is
 * @param seq null where no event is the record of it
 * @param size bytes that arrived, of which the first may be all that was kept; 0 for a failed turn
 * @param retryAt when it is offered again; null where nobody has asked for that
 * @param retried how often it has been offered again since somebody asked for it
 */
public record LetterRow(
    long id,
    Letter.Kind kind,
    @Nullable String channel,
    @Nullable String conversation,
    @Nullable Long seq,
    Instant receivedAt,
    String reason,
    int size,
    @Nullable Instant retryAt,
    int retried) {

  static final String COLUMNS =
      "id, kind, channel, conversation, seq, received_at, reason, size, retry_at, retried";

  /** Of a query for {@link #COLUMNS}. */
  static LetterRow of(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    Timestamp retryAt = row.getTimestamp("retry_at");
    return new LetterRow(
        row.getLong("id"),
        Letter.Kind.called(kind)
            .orElseThrow(() -> new SQLException("Expected a kind of letter, but it is " + kind)),
        row.getString("channel"),
        row.getString("conversation"),
        row.getObject("seq", Long.class),
        row.getTimestamp("received_at").toInstant(),
        row.getString("reason"),
        row.getInt("size"),
        Optional.ofNullable(retryAt).map(Timestamp::toInstant).orElse(null),
        row.getInt("retried"));
  }
}
