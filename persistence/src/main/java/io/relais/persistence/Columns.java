package io.relais.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as the parameters of one statement: an array for each column, which {@code unnest}
 * makes rows of again. The driver sends them as they are in memory, without text in between.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final PreparedStatement statement;
  private final List<T> rows;
  private int next;

  private Columns(PreparedStatement statement, int first, Collection<T> rows) {
    this.statement = statement;
    this.next = first;
    this.rows = List.copyOf(rows);
  }

  /** Fills the parameters of {@code statement}. */
  public static <T> Columns<T> of(PreparedStatement statement, Collection<T> rows) {
    return from(1, statement, rows);
  }

  /** Fills the parameters of {@code statement} from that one on. */
  public static <T> Columns<T> from(int first, PreparedStatement statement, Collection<T> rows) {
    return new Columns<>(statement, first, rows);
  }

  /** Fills the parameters behind these from other rows. */
  public <U> Columns<U> then(Collection<U> others) {
    return new Columns<>(statement, next, others);
  }

  public Columns<T> texts(Function<T, @Nullable String> column) throws SQLException {
    return add("text", column, String[]::new);
  }

  public Columns<T> longs(Function<T, @Nullable Long> column) throws SQLException {
    return add("int8", column, Long[]::new);
  }

  public Columns<T> ints(Function<T, @Nullable Integer> column) throws SQLException {
    return add("int4", column, Integer[]::new);
  }

  public Columns<T> bytes(Function<T, byte @Nullable []> column) throws SQLException {
    return add("bytea", column, byte[][]::new);
  }

  /**
   * Microseconds since 1970 as {@code int8}: the driver would write arrays of times as text. The
   * statement makes times of them with {@code to_timestamp(x::float8 / 1000000)}, which is exact
   * for some centuries.
   */
  public Columns<T> micros(Function<T, @Nullable Instant> column) throws SQLException {
    return longs(row -> micros(column.apply(row)));
  }

  /** As a column of the database keeps it: rounded up, or it would be due before its time. */
  public static @Nullable Instant rounded(@Nullable Instant at) {
    Long micros = micros(at);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static @Nullable Long micros(@Nullable Instant at) {
    return at == null
        ? null
        : Math.multiplyExact(at.getEpochSecond(), MICROS)
            + Math.ceilDiv(at.getNano(), NANOS_PER_MICRO);
  }

  private <C> Columns<T> add(
      String type, Function<T, @Nullable C> column, IntFunction<@Nullable C[]> array)
      throws SQLException {
    @Nullable C[] values = array.apply(rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    Connection connection = statement.getConnection();
    Array parameter = connection.createArrayOf(type, values);
    statement.setArray(next++, parameter);
    return this;
  }
}
