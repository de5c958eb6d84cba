package io.relais.persistence.access;

import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.Network;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** Who is signed in, found by the hash of a token that only their browser has. */
public final class AccountSessions {
  /** How exactly it is known when a session was used last: a write for each request is too many. */
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final Duration idle;

  /**
   * @param idle how long a session lasts without being used
   */
  public AccountSessions(Database database, Duration idle) {
    this.database = database;
    this.idle = idle;
  }

  /** A session and whose it is, with the roles that they have now. */
  public record SignedIn(Account account, AccountSession session) {}

  /**
   * A session that is to begin.
   *
   * @param token the hash of its token
   * @param replaces the hash of the token that the browser had before; null for none
   */
  public record Begin(
      TokenHash token,
      String account,
      Instant at,
      Instant endsAt,
      @Nullable Network network,
      @Nullable TokenHash replaces) {}

  /** Begins one, and ends the one that it replaces; also forgets those that are over. */
  public CompletionStage<Done> begin(Begin begin, AuditEntry entry) {
    return database.transaction(
        connection -> {
          Sql.update(
              connection,
              "DELETE FROM account_session WHERE ends_at <= ? OR seen_at <= ? OR token = ?::bytea",
              begin.at(),
              begin.at().minus(idle),
              begin.replaces() == null ? null : begin.replaces().bytes());
          insert(connection, begin);
          Audit.add(connection, entry);
          return Done.getInstance();
        });
  }

  /** Who has that token, unless the session is over or the account disabled. */
  public CompletionStage<Optional<SignedIn>> find(TokenHash token, Instant now) {
    return database.call(
        connection -> {
          Optional<SignedIn> found = found(connection, token, now);
          if (found.isPresent() && !found.get().session().seenAt().isAfter(now.minus(SEEN_EVERY))) {
            Sql.update(
                connection,
                "UPDATE account_session SET seen_at = ? WHERE token = ?",
                now,
                token.bytes());
          }
          return found;
        });
  }

  /** The same, for whoever only looks on: it does not count as use. */
  public CompletionStage<Boolean> isOpen(TokenHash token, Instant now) {
    return database.call(connection -> found(connection, token, now).isPresent());
  }

  /** All that an account has open, the one that was used last first. */
  public CompletionStage<List<AccountSession>> list(String account, Instant now) {
    String sql =
        """
        SELECT %s FROM account_session
        WHERE account = ? AND seen_at > ? AND ends_at > ?
        ORDER BY seen_at DESC, begun_at DESC\
        """
            .formatted(AccountSession.COLUMNS);
    return database.call(
        connection ->
            Sql.query(connection, sql, AccountSession::of, account, now.minus(idle), now));
  }

  /** Ends one; an end that comes twice is the same end. */
  public CompletionStage<Done> end(TokenHash token, AuditEntry entry) {
    return database.transaction(
        connection -> {
          if (Sql.update(connection, "DELETE FROM account_session WHERE token = ?", token.bytes())
              > 0) {
            Audit.add(connection, entry);
          }
          return Done.getInstance();
        });
  }

  /** Ends all that an account has open; how many. */
  public CompletionStage<Integer> endAll(String account, AuditEntry entry) {
    return database.transaction(
        connection -> {
          int ended =
              Sql.update(connection, "DELETE FROM account_session WHERE account = ?", account);
          Audit.add(connection, entry);
          return ended;
        });
  }

  private Optional<SignedIn> found(Connection connection, TokenHash token, Instant now)
      throws SQLException {
    String sql =
        """
        SELECT %s, %s FROM account_session JOIN account ON account.id = account_session.account
        WHERE account_session.token = ? AND account_session.seen_at > ?
          AND account_session.ends_at > ? AND account.disabled_at IS NULL\
        """
            .formatted(Account.COLUMNS, AccountSession.COLUMNS);
    return Sql.first(
        connection,
        sql,
        row -> new SignedIn(Account.of(row), AccountSession.of(row)),
        token.bytes(),
        now.minus(idle),
        now);
  }

  private static void insert(Connection connection, Begin begin) throws SQLException {
    String sql =
        """
        INSERT INTO account_session (token, account, begun_at, seen_at, ends_at, network)
        VALUES (?, ?, ?, ?, ?, ?)\
        """;
    Sql.update(
        connection,
        sql,
        begin.token().bytes(),
        begin.account(),
        begin.at(),
        begin.at(),
        begin.endsAt(),
        begin.network() == null ? null : begin.network().text());
  }
}
