package io.relais.persistence.access;

import io.relais.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself was shown once.
 *
 * @param id the part of the key by which it is found
 * @param name what it is for, in the words of who made it
 * @param endsAt from when on it opens nothing; null for a key without an end
 * @param revokedAt since when it opens nothing; null for one that was not revoked
 * @param usedAt when it was used last, to the hour; null where it never was
 */
public record ApiKey(
    String id,
    String name,
    Set<Scope> scopes,
    Instant since,
    @Nullable Instant endsAt,
    @Nullable Instant revokedAt,
    @Nullable Instant usedAt) {
  /** Longest name, in characters. */
  public static final int NAME_LENGTH = 80;

  static final String COLUMNS = "id, name, scopes, since, ends_at, revoked_at, used_at";

  public ApiKey {
    scopes = Set.copyOf(scopes);
    name = name.strip();
    if (name.isEmpty()
        || name.length() > NAME_LENGTH
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "Expected a name of 1 to %d characters for the key, but it is something else"
              .formatted(NAME_LENGTH));
    }
  }

  /** A new one, never used yet. */
  public static ApiKey begun(
      String id, String name, Set<Scope> scopes, Instant since, @Nullable Instant endsAt) {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("Expected one scope at least, but there is none");
    }
    return new ApiKey(id, name, scopes, since, endsAt, null, null);
  }

  /** Whether it opens anything at {@code now}. */
  public boolean isActive(Instant now) {
    return revokedAt == null && (endsAt == null || endsAt.isAfter(now));
  }

  static ApiKey of(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        Titles.known(Scope.class, Sql.texts(row, "scopes"), Scope::called),
        Sql.instant(row, "since"),
        Sql.instantOrNull(row, "ends_at"),
        Sql.instantOrNull(row, "revoked_at"),
        Sql.instantOrNull(row, "used_at"));
  }
}
