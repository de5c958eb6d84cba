package io.relais.persistence.view;

import io.relais.persistence.sealing.SealedException;
import io.relais.persistence.sealing.VaultKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters on their way back, as one connection sees and changes them. */
record Retries(Connection connection, VaultKey key) {
  /** A letter that ends the process of whoever takes it is not taken for ever. */
  static final int MOST = 5;

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /**
   * There is something to offer: an input, or an event that has it. What nobody can read is only a
   * part of what arrived, and belongs to nobody.
   */
  private static final String OFFERABLE =
      " AND (kind = 'failed-turn' OR kind = 'unrecovered' AND payload IS NOT NULL)";

  int request(long id, Instant now) throws SQLException {
    String sql = "UPDATE dead_letter SET retry_at = ?, retried = 0 WHERE id = ?" + OFFERABLE;
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setTimestamp(1, Timestamp.from(now));
      change.setLong(2, id);
      return change.executeUpdate();
    }
  }

  int request(Letter.Kind kind, Instant now) throws SQLException {
    String sql = "UPDATE dead_letter SET retry_at = ?, retried = 0 WHERE kind = ?" + OFFERABLE;
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setTimestamp(1, Timestamp.from(now));
      change.setString(2, kind.title());
      return change.executeUpdate();
    }
  }

  List<Retry> claim(Instant now, Instant leasedUntil, int limit) throws SQLException {
    letGo(now);
    String sql =
        """
        UPDATE dead_letter SET retry_at = ?, retried = retried + 1
        WHERE id IN (
          SELECT id FROM dead_letter WHERE retry_at <= ? AND retried < ?
          ORDER BY retry_at, id LIMIT ? FOR UPDATE SKIP LOCKED
        )
        RETURNING payload, \
        """;
    List<Retry> claimed = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(sql + LetterRow.COLUMNS)) {
      claim.setTimestamp(1, Timestamp.from(leasedUntil));
      claim.setTimestamp(2, Timestamp.from(now));
      claim.setInt(3, MOST);
      claim.setInt(4, limit);
      try (ResultSet rows = claim.executeQuery()) {
        while (rows.next()) {
          open(rows, claimed, damaged);
        }
      }
    }
    for (long id : damaged) {
      failed(id);
    }
    claimed.sort(Comparator.comparingLong(Retry::id));
    return List.copyOf(claimed);
  }

  Done done(long id) throws SQLException {
    return change("DELETE FROM dead_letter WHERE id = ?", id);
  }

  Done failed(long id) throws SQLException {
    return change("UPDATE dead_letter SET retry_at = NULL WHERE id = ?", id);
  }

  /** One that cannot be opened must not keep the others from being offered. */
  private void open(ResultSet row, List<Retry> claimed, List<Long> damaged) throws SQLException {
    LetterRow letter = LetterRow.of(row);
    try {
      Letter opened = new LetterBox(connection, key).letter(letter, row.getBytes("payload"));
      claimed.add(new Retry(letter.id(), opened, letter.retried()));
    } catch (SealedException cannotBeOpened) {
      LOG.error(
          "Dead letter {} is not offered again: {}.", letter.id(), cannotBeOpened.getMessage());
      damaged.add(letter.id());
    }
  }

  /** Whoever had it as often as that has not come back to say how it ended. */
  private void letGo(Instant now) throws SQLException {
    String sql =
        """
        UPDATE dead_letter SET retry_at = NULL WHERE id IN (
          SELECT id FROM dead_letter WHERE retry_at <= ? AND retried >= ? FOR UPDATE SKIP LOCKED
        )\
        """;
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setTimestamp(1, Timestamp.from(now));
      change.setInt(2, MOST);
      int lost = change.executeUpdate();
      if (lost > 0) {
        LOG.error(
            "{} dead letters were offered {} times and nobody said how that ended; they wait for"
                + " the operator again.",
            lost,
            MOST);
      }
    }
  }

  private Done change(String sql, long id) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setLong(1, id);
      change.executeUpdate();
    }
    return Done.getInstance();
  }
}
