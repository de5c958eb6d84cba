package io.relais.persistence.sealing;

import io.relais.persistence.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Wraps every key anew with the current master key; what is sealed under those keys stays as it is.
 * It may run while the service does, be interrupted, and be started again: a key that is wrapped
 * with the current master is passed over, and one that is destroyed meanwhile stays destroyed.
 */
public final class Rotation {
  /** Keys in one transaction: some milliseconds, in which no other waits for them for long. */
  private static final int PAGE = 500;

  private final Database database;
  private final MasterKeys masters;

  public Rotation(Database database, MasterKeys masters) {
    this.database = database;
    this.masters = masters;
  }

  /**
   * How it ended.
   *
   * @param rotated keys that are wrapped with the current master since
   * @param left keys that are wrapped with another: one that is not known here, or one that a
   *     service still uses as its current one
   */
  public record Report(long rotated, long left) {
    private Report plus(int more) {
      return new Report(rotated + more, left);
    }
  }

  /** The rows of one table that hold wrapped keys. */
  private enum Table {
    VAULT("vault", "purpose"),
    CONTACT("contact", "id");

    private final String title;
    private final String id;

    Table(String title, String id) {
      this.title = title;
      this.id = id;
    }

    private byte[] rewrapped(MasterKeys masters, String id, byte[] wrapped) throws SealedException {
      return switch (this) {
        case VAULT -> masters.rewrapForVault(id, wrapped);
        case CONTACT -> masters.rewrap(id, wrapped);
      };
    }
  }

  /**
   * @param last the id of the last row that was looked at; empty where there was none
   */
  private record Page(int rotated, String last) {}

  /** Wraps all that there is at the time. */
  public CompletionStage<Report> run() {
    return from(Table.VAULT, "", new Report(0, 0))
        .thenCompose(report -> from(Table.CONTACT, "", report))
        .thenCompose(this::counted);
  }

  private CompletionStage<Report> from(Table table, String after, Report soFar) {
    return database
        .transaction(connection -> page(connection, table, after))
        .thenCompose(
            page ->
                page.last().isEmpty()
                    ? CompletableFuture.completedFuture(soFar)
                    : from(table, page.last(), soFar.plus(page.rotated())));
  }

  private Page page(Connection connection, Table table, String after) throws SQLException {
    String sql =
        """
        SELECT %2$s, wrapped_key FROM %1$s
        WHERE %2$s > ? AND substring(wrapped_key FROM 1 FOR ?) <> ?
        ORDER BY %2$s LIMIT ?\
        """
            .formatted(table.title, table.id);
    List<String> ids = new ArrayList<>();
    List<byte[]> before = new ArrayList<>();
    List<byte[]> now = new ArrayList<>();
    String last = "";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, after);
      query.setInt(2, MasterKey.ID_BYTES);
      query.setBytes(3, masters.current().idBytes());
      query.setInt(4, PAGE);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          last = rows.getString(1);
          byte[] wrapped = rows.getBytes(2);
          try {
            now.add(table.rewrapped(masters, last, wrapped));
            before.add(wrapped);
            ids.add(last);
          } catch (SealedException unknownMaster) {
            // Passed over, so that it keeps no other from being rotated; it is counted at the end.
          }
        }
      }
    }
    return new Page(replace(connection, table, ids, before, now), last);
  }

  /** Only where the key is still the one that was read: it may have been destroyed since. */
  private static int replace(
      Connection connection, Table table, List<String> ids, List<byte[]> before, List<byte[]> now)
      throws SQLException {
    String sql =
        """
        UPDATE %1$s SET wrapped_key = fresh.now
        FROM unnest(?::text[], ?::bytea[], ?::bytea[]) AS fresh (id, before, now)
        WHERE %1$s.%2$s = fresh.id AND %1$s.wrapped_key = fresh.before\
        """
            .formatted(table.title, table.id);
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setArray(1, connection.createArrayOf("text", ids.toArray()));
      change.setArray(2, connection.createArrayOf("bytea", before.toArray(byte[][]::new)));
      change.setArray(3, connection.createArrayOf("bytea", now.toArray(byte[][]::new)));
      return change.executeUpdate();
    }
  }

  private CompletionStage<Report> counted(Report report) {
    return database.call(
        connection -> {
          String sql =
              """
              SELECT count(*) FROM
                (SELECT wrapped_key FROM vault UNION ALL SELECT wrapped_key FROM contact) kept
              WHERE substring(wrapped_key FROM 1 FOR ?) <> ?\
              """;
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, MasterKey.ID_BYTES);
            query.setBytes(2, masters.current().idBytes());
            try (ResultSet rows = query.executeQuery()) {
              rows.next();
              return new Report(report.rotated(), rows.getLong(1));
            }
          }
        });
  }
}
