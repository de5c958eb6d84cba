package io.relais.persistence.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relais.persistence.sealing.SealedException;
import io.relais.persistence.sealing.VaultKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** The table {@code dead_letter} on one connection: in and out, and how much it holds. */
record LetterBox(Connection connection, VaultKey key) {
  /**
   * Bytes kept of one: as many as a webhook of WhatsApp may have; the rest of a larger one is cut
   * off.
   */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  /**
   * What nobody can read has nobody who could ask for its erasure: it goes by itself after this.
   */
  static final Duration UNREADABLE_FOR = Duration.ofDays(30);

  /** Whether there was room for it. */
  boolean insert(Letter letter) throws SQLException {
    if (letter.kind() == Letter.Kind.UNRECOVERED && isFull()) {
      return false;
    }
    long id = nextId();
    String sql =
        """
        INSERT INTO dead_letter
          (id, kind, channel, conversation, seq, received_at, reason, payload, size)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (conversation, seq) DO NOTHING\
        """;
    ByteString payload = letter.payload();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, id);
      insert.setString(2, letter.kind().title());
      insert.setString(3, letter.channel());
      insert.setString(4, letter.conversation());
      insert.setObject(5, letter.seq());
      insert.setTimestamp(6, Timestamp.from(letter.receivedAt()));
      insert.setString(7, letter.reason());
      insert.setBytes(8, payload == null ? null : sealed(id, payload));
      insert.setInt(9, payload == null ? 0 : payload.size());
      insert.executeUpdate();
    }
    return true;
  }

  /** Makes room for the next of this kind; nothing that a customer waits for is let go. */
  void tidy(Letter.Kind kind, Instant now) throws SQLException {
    switch (kind) {
      case UNREADABLE -> {
        deleteOldest(kind);
        deleteUnreadableBefore(now.minus(UNREADABLE_FOR));
      }
      case FAILED_TURN -> deleteOldest(kind); // the journal has them all the same
      case UNRECOVERED -> {} // full is full, and the channel brings it again
    }
  }

  /** What was kept of it, which is null where it is elsewhere or erased. */
  Optional<Letter> open(long id) throws SQLException, SealedException {
    String sql = "SELECT " + LetterRow.COLUMNS + ", payload FROM dead_letter WHERE id = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(letter(LetterRow.of(rows), rows.getBytes("payload")))
            : Optional.empty();
      }
    }
  }

  Letter letter(LetterRow row, byte @Nullable [] sealed) throws SealedException {
    return new Letter(
        row.kind(),
        row.channel(),
        row.conversation(),
        row.seq(),
        row.receivedAt(),
        row.reason(),
        sealed == null ? null : ByteString.fromArrayUnsafe(key.open(sealed, place(row.id()))));
  }

  private byte[] sealed(long id, ByteString payload) {
    return key.seal(payload.take(MAX_BYTES).toArray(), place(id));
  }

  private static byte[] place(long id) {
    return ("dead-letter/" + id).getBytes(UTF_8);
  }

  private long nextId() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT nextval('dead_letter_id_seq')");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private boolean isFull() throws SQLException {
    Letter.Kind kind = Letter.Kind.UNRECOVERED;
    try (PreparedStatement query =
        connection.prepareStatement("SELECT count(*) >= ? FROM dead_letter WHERE kind = ?")) {
      query.setInt(1, kind.kept());
      query.setString(2, kind.title());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private void deleteOldest(Letter.Kind kind) throws SQLException {
    String sql =
        """
        DELETE FROM dead_letter WHERE kind = ? AND id <=
          (SELECT id FROM dead_letter WHERE kind = ? ORDER BY id DESC OFFSET ? LIMIT 1)\
        """;
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, kind.title());
      delete.setString(2, kind.title());
      delete.setInt(3, kind.kept());
      delete.executeUpdate();
    }
  }

  private void deleteUnreadableBefore(Instant end) throws SQLException {
    String sql = "DELETE FROM dead_letter WHERE kind = 'unreadable' AND received_at < ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setTimestamp(1, Timestamp.from(end));
      delete.executeUpdate();
    }
  }
}
