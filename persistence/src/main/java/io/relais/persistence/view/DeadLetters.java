package io.relais.persistence.view;

import io.relais.persistence.Database;
import io.relais.persistence.sealing.SealedException;
import io.relais.persistence.sealing.VaultKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * What could not be processed, kept so that an operator can see what it was and have it offered
 * again. Contents are sealed with a key of the installation; an erasure takes those of the person's
 * conversations along.
 */
public final class DeadLetters {
  private final Database database;
  private final VaultKey key;

  /**
   * @param key the vault's key for dead letters
   */
  public DeadLetters(Database database, VaultKey key) {
    this.database = database;
    this.key = key;
  }

  /**
   * Keeps {@code letter}: of a long one the first {@link LetterBox#MAX_BYTES} bytes. The oldest of
   * its kind make room past {@link Letter.Kind#kept}; but an input that a customer waits for is
   * refused past it, by a stage that fails, so that its channel brings it again.
   */
  public CompletionStage<Done> keep(Letter letter) {
    return database.transaction(
        connection -> {
          LetterBox box = new LetterBox(connection, key);
          if (!box.insert(letter)) {
            throw new SQLException(
                "Expected room for a letter, but %d of the kind %s wait for the operator already"
                    .formatted(letter.kind().kept(), letter.kind().title()));
          }
          box.tidy(letter.kind(), letter.receivedAt());
          return Done.getInstance();
        });
  }

  /**
   * Lets go of what is past its time or its number: for whoever looks in now and then, because
   * failed turns are written by the journal, which does not.
   */
  public CompletionStage<Done> tidy(Instant now) {
    return database.transaction(
        connection -> {
          LetterBox box = new LetterBox(connection, key);
          for (Letter.Kind kind : Letter.Kind.values()) {
            box.tidy(kind, now);
          }
          return Done.getInstance();
        });
  }

  /**
   * The newest, without their contents.
   *
   * @param kind of one kind alone; null for all
   */
  public CompletionStage<List<LetterRow>> list(Letter.@Nullable Kind kind, int limit) {
    return database.call(
        connection -> {
          String sql =
              "SELECT "
                  + LetterRow.COLUMNS
                  + " FROM dead_letter WHERE ?::text IS NULL OR kind = ? ORDER BY id DESC LIMIT ?";
          List<LetterRow> found = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, kind == null ? null : kind.title());
            query.setString(2, kind == null ? null : kind.title());
            query.setInt(3, limit);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                found.add(LetterRow.of(rows));
              }
            }
          }
          return found;
        });
  }

  /** One of them without its content; empty where there is none of that id. */
  public CompletionStage<Optional<LetterRow>> find(long id) {
    return database.call(
        connection -> {
          String sql = "SELECT " + LetterRow.COLUMNS + " FROM dead_letter WHERE id = ?";
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
              return rows.next() ? Optional.of(LetterRow.of(rows)) : Optional.empty();
            }
          }
        });
  }

  /**
   * One of them with its content; empty where there is none of that id. The stage fails with a
   * {@link SealedException} where the content cannot be opened.
   */
  public CompletionStage<Optional<Letter>> open(long id) {
    return database.call(
        connection -> {
          try {
            return new LetterBox(connection, key).open(id);
          } catch (SealedException damaged) {
            throw new CompletionException(damaged);
          }
        });
  }

  /** How many there are for each reason, the most frequent first. */
  public CompletionStage<Map<String, Long>> counts() {
    return database.call(
        connection -> {
          String sql =
              "SELECT reason, count(*) FROM dead_letter GROUP BY reason ORDER BY count(*) DESC,"
                  + " reason";
          Map<String, Long> counts = new LinkedHashMap<>();
          try (PreparedStatement query = connection.prepareStatement(sql);
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              counts.put(rows.getString(1), rows.getLong(2));
            }
          }
          return counts;
        });
  }

  /** Has one offered again, from {@code now} on; whether there is anything to offer. */
  public CompletionStage<Boolean> requestRetry(long id, Instant now) {
    return database.call(connection -> new Retries(connection, key).request(id, now) > 0);
  }

  /** Has all of one kind offered again, from {@code now} on; how many. */
  public CompletionStage<Integer> requestRetry(Letter.Kind kind, Instant now) {
    return database.call(connection -> new Retries(connection, key).request(kind, now));
  }

  /**
   * Takes letters that are to be offered again, the one that waits longest first. Nobody else gets
   * them for {@code lease}; whoever got them says {@link #done} or {@link #failed} of each, and who
   * says nothing leaves them to the next, {@link Retries#MOST} times at most.
   */
  public CompletionStage<List<Retry>> claimRetries(Instant now, Duration lease, int limit) {
    return database.transaction(
        connection -> new Retries(connection, key).claim(now, now.plus(lease), limit));
  }

  /** It has been processed now: it is a letter no more. */
  public CompletionStage<Done> done(long id) {
    return database.call(connection -> new Retries(connection, key).done(id));
  }

  /** It could not be processed this time either, and waits for the operator again. */
  public CompletionStage<Done> failed(long id) {
    return database.call(connection -> new Retries(connection, key).failed(id));
  }
}
