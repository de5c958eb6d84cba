package io.relais.persistence.access;

import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.audit.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Links that let one person in once, found by the hash of the token in them. */
public final class OneTimeLinks {
  private final Database database;

  public OneTimeLinks(Database database) {
    this.database = database;
  }

  /** What a link is for. */
  public enum Purpose {
    /** Signing in without a password. */
    SIGN_IN,
    /** Setting a password, and signing in with it. */
    PASSWORD;

    /** As it stands in the table. */
    public String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Purpose called(String title) throws SQLException {
      return Arrays.stream(values())
          .filter(purpose -> purpose.title().equals(title))
          .findFirst()
          .orElseThrow(
              () -> new SQLException("Expected the purpose of a link, but it is " + title));
    }
  }

  /** A link that still opens something. */
  public record Link(Account account, Purpose purpose, Instant endsAt) {}

  /** Adds one in place of the account's last of that purpose; also forgets those that are over. */
  public CompletionStage<Done> add(
      TokenHash token, String account, Purpose purpose, Instant endsAt, AuditEntry entry) {
    return database.transaction(
        connection -> {
          Sql.update(connection, "DELETE FROM one_time_link WHERE ends_at <= ?", entry.at());
          String sql =
              """
              INSERT INTO one_time_link (token, account, purpose, ends_at) VALUES (?, ?, ?, ?)
              ON CONFLICT (account, purpose)
              DO UPDATE SET token = excluded.token, ends_at = excluded.ends_at\
              """;
          Sql.update(connection, sql, token.bytes(), account, purpose.title(), endsAt);
          Audit.add(connection, entry);
          return Done.getInstance();
        });
  }

  /** What a link would open; it can be used afterwards. */
  public CompletionStage<Optional<Link>> find(TokenHash token, Instant now) {
    String sql =
        """
        SELECT %s, purpose, ends_at FROM one_time_link
        JOIN account ON account.id = one_time_link.account
        WHERE token = ? AND ends_at > ? AND disabled_at IS NULL\
        """
            .formatted(Account.COLUMNS);
    return database.call(
        connection -> Sql.first(connection, sql, OneTimeLinks::link, token.bytes(), now));
  }

  /** Uses a link up: of those who try at the same moment one gets it. */
  public CompletionStage<Optional<Link>> use(TokenHash token, Purpose purpose, Instant now) {
    String sql =
        """
        DELETE FROM one_time_link USING account
        WHERE account.id = one_time_link.account
          AND token = ? AND purpose = ? AND ends_at > ? AND disabled_at IS NULL
        RETURNING %s, purpose, ends_at\
        """
            .formatted(Account.COLUMNS);
    return database.call(
        connection ->
            Sql.first(connection, sql, OneTimeLinks::link, token.bytes(), purpose.title(), now));
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        Account.of(row), Purpose.called(row.getString("purpose")), Sql.instant(row, "ends_at"));
  }
}
