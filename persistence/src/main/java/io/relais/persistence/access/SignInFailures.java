package io.relais.persistence.access;

import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.apache.pekko.Done;

/**
 * How often in a row a sign-in by a name has failed, on all nodes together, and until when it is
 * locked for that. A name is what somebody typed, whether or not there is such an account.
 */
public final class SignInFailures {
  /** Old rows removed along the way, so that names made up by the thousand do not stay. */
  private static final int SWEPT = 1_000;

  private static final String SWEEP =
      """
      DELETE FROM sign_in_failure WHERE name IN (
        SELECT name FROM sign_in_failure WHERE failed_at < ? LIMIT ? FOR UPDATE SKIP LOCKED
      )\
      """;

  private final Database database;
  private final IntFunction<Duration> lockAfter;
  private final Duration memory;

  /**
   * @param lockAfter for how long so many failures lock a name
   * @param memory how long failures count
   */
  public SignInFailures(Database database, IntFunction<Duration> lockAfter, Duration memory) {
    this.database = database;
    this.lockAfter = lockAfter;
    this.memory = memory;
  }

  private record Failures(int count, Instant lastAt, Instant lockedUntil) {}

  /**
   * Counts one more failure before anybody knows whether it is one, so that guesses made at the
   * same moment are counted, too; {@link #forget} takes it back.
   *
   * @param name what stands for the name
   * @return until when the name is locked, in which case nothing was counted; empty to go on
   */
  public CompletionStage<Optional<Instant>> attempt(byte[] name, Instant now) {
    return database.transaction(
        connection -> {
          Failures before = locked(connection, name, now);
          if (before.lockedUntil().isAfter(now)) {
            return Optional.of(before.lockedUntil());
          }
          boolean forgotten = before.lastAt().isBefore(now.minus(memory));
          int count = forgotten ? 1 : before.count() + 1;
          Sql.update(
              connection,
              "UPDATE sign_in_failure SET failures = ?, failed_at = ?, locked_until = ?"
                  + " WHERE name = ?",
              count,
              now,
              now.plus(lockAfter.apply(count)),
              name);
          return Optional.empty();
        });
  }

  /** It was no failure: the name begins anew. Also forgets some of what no longer counts. */
  public CompletionStage<Done> forget(byte[] name, Instant now) {
    return database.call(
        connection -> {
          Sql.update(connection, "DELETE FROM sign_in_failure WHERE name = ?", name);
          Sql.update(connection, SWEEP, now.minus(memory), SWEPT);
          return Done.getInstance();
        });
  }

  /** The row of a name, held until the end of the transaction. */
  private static Failures locked(Connection connection, byte[] name, Instant now)
      throws SQLException {
    String insert =
        """
        INSERT INTO sign_in_failure (name, failures, failed_at, locked_until) VALUES (?, 0, ?, ?)
        ON CONFLICT (name) DO UPDATE SET name = excluded.name
        RETURNING failures, failed_at, locked_until\
        """;
    return Sql.first(
            connection,
            insert,
            row ->
                new Failures(
                    row.getInt("failures"),
                    Sql.instant(row, "failed_at"),
                    Sql.instant(row, "locked_until")),
            name,
            now,
            now)
        .orElseThrow(() -> new SQLException("Expected the row of a name, but there is none"));
  }
}
