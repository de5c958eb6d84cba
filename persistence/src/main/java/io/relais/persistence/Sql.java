package io.relais.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its parameters in one line, for what is asked one row at a time. Parameters are
 * texts, numbers, bytes, moments, collections of texts, and null.
 */
public final class Sql {
  private Sql() {}

  /** Makes something of the row that it stands on. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows it changed. */
  public static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** All rows that it finds or returns. */
  public static <T> List<T> query(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return List.copyOf(found);
    }
  }

  /** The first of them. */
  public static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    return query(connection, sql, row, parameters).stream().findFirst();
  }

  /** A moment that is never missing. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    Instant at = instantOrNull(row, column);
    if (at == null) {
      throw new SQLException("Expected a moment in " + column + ", but it is missing");
    }
    return at;
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** The texts of an array that is never missing. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static void set(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
        case Collection<?> texts ->
            statement.setArray(
                i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
        case null, default -> statement.setObject(i + 1, parameters[i]);
      }
    }
  }
}
