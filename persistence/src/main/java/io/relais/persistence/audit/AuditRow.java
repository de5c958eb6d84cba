package io.relais.persistence.audit;

import io.relais.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was read. Its words are texts: a version that is younger may have written them.
 *
 * @param id in the order in which entries were written
 */
public record AuditRow(
    long id,
    Instant at,
    String actorKind,
    @Nullable String actor,
    String verb,
    @Nullable String objectKind,
    @Nullable String object,
    @Nullable String network,
    String outcome,
    @Nullable String reason) {
  static final String COLUMNS =
      "id, at, actor_kind, actor, verb, object_kind, object, network, outcome, reason";

  static AuditRow of(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getLong("id"),
        Sql.instant(row, "at"),
        row.getString("actor_kind"),
        row.getString("actor"),
        row.getString("verb"),
        row.getString("object_kind"),
        row.getString("object"),
        row.getString("network"),
        row.getString("outcome"),
        row.getString("reason"));
  }
}
