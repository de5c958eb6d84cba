package io.relais.persistence.access;

import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.audit.AuditEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The accounts and the hashes of their passwords. */
public final class Accounts {
  private final Database database;

  public Accounts(Database database) {
    this.database = database;
  }

  /**
   * An account and what its password is verified with.
   *
   * @param password a PHC string; null where none has been set yet
   */
  public record Credential(Account account, @Nullable String password) {
    @Override
    public String toString() {
      return "Credential[" + account.id() + "]"; // a hash is worth guessing at
    }
  }

  /** Adds it; whether its login was free. */
  public CompletionStage<Boolean> add(Account account, AuditEntry entry) {
    return database.transaction(
        connection -> {
          String sql =
              """
              INSERT INTO account (id, login, name, roles, since) VALUES (?, ?, ?, ?, ?)
              ON CONFLICT (login) DO NOTHING\
              """;
          int added =
              Sql.update(
                  connection,
                  sql,
                  account.id(),
                  account.login(),
                  account.name(),
                  Titles.of(account.roles(), Role::title),
                  account.since());
          return recorded(connection, added, entry);
        });
  }

  /** Whoever signs in with {@code login}, also where the account is disabled. */
  public CompletionStage<Optional<Credential>> credential(String login) {
    String sql = "SELECT " + Account.COLUMNS + ", password FROM account WHERE login = ?";
    return database.call(
        connection ->
            Sql.first(
                connection,
                sql,
                row -> new Credential(Account.of(row), row.getString("password")),
                login));
  }

  /** The account of that id, with its password. */
  public CompletionStage<Optional<Credential>> credentialOf(String id) {
    String sql = "SELECT " + Account.COLUMNS + ", password FROM account WHERE id = ?";
    return database.call(
        connection ->
            Sql.first(
                connection,
                sql,
                row -> new Credential(Account.of(row), row.getString("password")),
                id));
  }

  /** All of them, by what they sign in with. */
  public CompletionStage<List<Account>> list() {
    String sql = "SELECT " + Account.COLUMNS + " FROM account ORDER BY login";
    return database.call(connection -> Sql.query(connection, sql, Account::of));
  }

  /** Sets a password and ends all that let somebody in until now: sessions and links. */
  public CompletionStage<Done> setPassword(
      String id, String password, Instant now, AuditEntry entry) {
    return database.transaction(
        connection -> {
          Sql.update(
              connection,
              "UPDATE account SET password = ?, password_at = ? WHERE id = ?",
              password,
              now,
              id);
          shutOut(connection, id);
          Audit.add(connection, entry);
          return Done.getInstance();
        });
  }

  /** The same password, hashed anew; changes nothing where it was set anew in between. */
  public CompletionStage<Done> rehash(String id, String before, String after) {
    return database.call(
        connection -> {
          Sql.update(
              connection,
              "UPDATE account SET password = ? WHERE id = ? AND password = ?",
              after,
              id,
              before);
          return Done.getInstance();
        });
  }

  /** Keeps somebody out from now on, sessions and links included; whether they were let in. */
  public CompletionStage<Boolean> disable(String id, Instant now, AuditEntry entry) {
    return database.transaction(
        connection -> {
          int changed =
              Sql.update(
                  connection,
                  "UPDATE account SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL",
                  now,
                  id);
          shutOut(connection, id);
          return recorded(connection, changed, entry);
        });
  }

  /** Lets somebody in again, with the password that they had; whether they were kept out. */
  public CompletionStage<Boolean> enable(String id, AuditEntry entry) {
    return database.transaction(
        connection -> {
          int changed =
              Sql.update(
                  connection,
                  "UPDATE account SET disabled_at = NULL WHERE id = ? AND disabled_at IS NOT NULL",
                  id);
          return recorded(connection, changed, entry);
        });
  }

  private static void shutOut(Connection connection, String id) throws SQLException {
    Sql.update(connection, "DELETE FROM account_session WHERE account = ?", id);
    Sql.update(connection, "DELETE FROM one_time_link WHERE account = ?", id);
  }

  /** What changed nothing is no entry. */
  private static boolean recorded(Connection connection, int changed, AuditEntry entry)
      throws SQLException {
    if (changed > 0) {
      Audit.add(connection, entry);
    }
    return changed > 0;
  }
}
