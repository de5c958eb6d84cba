package io.relais.persistence.audit;

import io.relais.persistence.Batcher;
import io.relais.persistence.Columns;
import io.relais.persistence.Database;
import io.relais.persistence.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * Writes and reads the audit log.
 *
 * <p>What changes rows of this module is recorded in the very transaction of the change ({@link
 * #add}): both are on disk, or neither is. For everything else {@link #record} completes when the
 * entry is on disk: what somebody is about to see is recorded first, and not shown where that
 * fails; what was done elsewhere is recorded before its answer goes out.
 */
public final class Audit {
  /** Entries written at once. */
  private static final int BATCH = 200;

  /** Entries that may wait for the database, of some 300 bytes each. */
  private static final int BACKLOG = 20_000;

  private static final String INSERT =
      """
      INSERT INTO audit (at, actor_kind, actor, verb, object_kind, object, network, outcome, reason)
      SELECT to_timestamp(at::float8 / 1000000), actor_kind, actor, verb, object_kind, object,
        network, outcome, reason
      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
        WITH ORDINALITY AS entry (at, actor_kind, actor, verb, object_kind, object, network,
          outcome, reason, place)
      ORDER BY place\
      """;

  private final Database database;
  private final Batcher<AuditEntry, Done> entries;

  public Audit(Database database) {
    this.database = database;
    this.entries = database.batcher("an entry of the audit log", BATCH, BACKLOG, Audit::addAll);
  }

  /** Completes when the entry is on disk; fails where it could not be written. */
  public CompletionStage<Done> record(AuditEntry entry) {
    return entries.submit(entry);
  }

  /** Writes it with what else is done on {@code connection}. */
  public static void add(Connection connection, AuditEntry entry) throws SQLException {
    addAll(connection, List.of(entry));
  }

  /** What was asked for, the newest first. */
  public CompletionStage<List<AuditRow>> list(AuditFilter filter) {
    return database.call(connection -> list(connection, filter));
  }

  private static List<Done> addAll(Connection connection, List<AuditEntry> batch)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns.of(insert, batch)
          .micros(AuditEntry::at)
          .texts(entry -> entry.actor().kind().title())
          .texts(entry -> entry.actor().id())
          .texts(entry -> entry.verb().title())
          .texts(entry -> entry.object().kind())
          .texts(entry -> entry.object().id())
          .texts(entry -> entry.network() == null ? null : entry.network().text())
          .texts(entry -> entry.outcome().title())
          .texts(AuditEntry::reason);
      insert.executeUpdate();
    }
    return Collections.nCopies(batch.size(), Done.getInstance());
  }

  private static List<AuditRow> list(Connection connection, AuditFilter filter)
      throws SQLException {
    String sql =
        """
        SELECT %s FROM audit
        WHERE (?::timestamptz IS NULL OR at >= ?) AND (?::timestamptz IS NULL OR at < ?)
          AND (?::text IS NULL OR actor = ?) AND (?::text IS NULL OR object = ?)
          AND (?::text IS NULL OR verb = ?) AND (?::int8 IS NULL OR id < ?)
        ORDER BY id DESC LIMIT ?\
        """
            .formatted(AuditRow.COLUMNS);
    return Sql.query(
        connection,
        sql,
        AuditRow::of,
        filter.from(),
        filter.from(),
        filter.until(),
        filter.until(),
        filter.actor(),
        filter.actor(),
        filter.object(),
        filter.object(),
        filter.verb(),
        filter.verb(),
        filter.before(),
        filter.before(),
        filter.limit());
  }
}
