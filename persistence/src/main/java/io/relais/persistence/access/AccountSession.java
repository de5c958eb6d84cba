package io.relais.persistence.access;

import io.relais.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account in one browser, from sign-in to sign-out.
 *
 * @param id tells sessions apart and opens nothing
 * @param seenAt when it was used last, to the minute
 * @param endsAt from when on it is over, however busy it is
 * @param network it was begun from; null where that is not known
 */
public record AccountSession(
    String id,
    String account,
    Instant begunAt,
    Instant seenAt,
    Instant endsAt,
    @Nullable String network) {
  static final String COLUMNS =
      "account_session.token, account_session.account, account_session.begun_at,"
          + " account_session.seen_at, account_session.ends_at, account_session.network";

  static AccountSession of(ResultSet row) throws SQLException {
    return new AccountSession(
        TokenHash.of(row.getBytes("token")).id(),
        row.getString("account"),
        Sql.instant(row, "begun_at"),
        Sql.instant(row, "seen_at"),
        Sql.instant(row, "ends_at"),
        row.getString("network"));
  }
}
