package io.relais.persistence.access;

import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The API keys, each found by the part of it that is no secret. */
public final class ApiKeys {
  /** How exactly it is known when a key was used last. */
  private static final Duration USED_EVERY = Duration.ofHours(1);

  private final Database database;

  public ApiKeys(Database database) {
    this.database = database;
  }

  /**
   * A key and what it is verified with.
   *
   * @param token the hash of the whole key
   */
  public record Credential(ApiKey key, TokenHash token) {}

  public CompletionStage<Done> add(ApiKey key, TokenHash token, AuditEntry entry) {
    return database.transaction(
        connection -> {
          String sql =
              """
              INSERT INTO api_key (id, token, name, scopes, since, ends_at)
              VALUES (?, ?, ?, ?, ?, ?)\
              """;
          Sql.update(
              connection,
              sql,
              key.id(),
              token.bytes(),
              key.name(),
              Titles.of(key.scopes(), Scope::title),
              key.since(),
              key.endsAt());
          Audit.add(connection, entry);
          return Done.getInstance();
        });
  }

  /** The key of that id, also where it opens nothing any more. */
  public CompletionStage<Optional<Credential>> find(String id) {
    String sql = "SELECT " + ApiKey.COLUMNS + ", token FROM api_key WHERE id = ?";
    return database.call(
        connection ->
            Sql.first(
                connection,
                sql,
                row -> new Credential(ApiKey.of(row), TokenHash.of(row.getBytes("token"))),
                id));
  }

  /** All of them, the newest first. */
  public CompletionStage<List<ApiKey>> list() {
    String sql = "SELECT " + ApiKey.COLUMNS + " FROM api_key ORDER BY since DESC, id";
    return database.call(connection -> Sql.query(connection, sql, ApiKey::of));
  }

  /** It was used at {@code now}. */
  public CompletionStage<Done> used(ApiKey key, Instant now) {
    return database.call(
        connection -> {
          Sql.update(
              connection,
              "UPDATE api_key SET used_at = ? WHERE id = ? AND (used_at IS NULL OR used_at <= ?)",
              now,
              key.id(),
              now.minus(USED_EVERY));
          return Done.getInstance();
        });
  }

  /** From now on it opens nothing; whether it opened anything before. */
  public CompletionStage<Boolean> revoke(String id, Instant now, AuditEntry entry) {
    return database.transaction(
        connection -> {
          int revoked =
              Sql.update(
                  connection,
                  "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                  now,
                  id);
          if (revoked > 0) {
            Audit.add(connection, entry);
          }
          return revoked > 0;
        });
  }
}
