package io.relais.persistence.lease;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on this database: one process alone, or the nodes of one cluster. Two that do not know
 * of each other would each take all conversations for theirs.
 *
 * <p>It is a lock of a session of PostgreSQL, exclusive or shared, which the server lets go of when
 * the connection ends: at once where a process was killed, and within seconds where its machine is
 * gone. So whoever starts again after a crash need not wait until a sign of life has expired.
 */
public final class Occupancy implements AutoCloseable {
  /** The lock's number, which must not be used for anything else: "relais" in ASCII. */
  private static final long LOCK = 0x72_65_6c_61_69_73L;

  /** How long the server may take to answer before the connection is given up. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** A session whose machine has died ends after 5 + 3 x 2 seconds; PostgreSQL's default is 2 h. */
  private static final String MISS_THE_DEAD_SOON =
      "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

  /** Between the end of a session of ours and the server's noticing of it. */
  private static final int ATTEMPTS = 3;

  private static final String OTHERS =
      """
      SELECT activity.pid, activity.application_name, host(activity.client_addr),
        to_char(activity.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      FROM pg_locks held LEFT JOIN pg_stat_activity activity ON activity.pid = held.pid
      WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
        AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND held.classid::bigint = ? AND held.objid::bigint = ?
      ORDER BY activity.backend_start\
      """;

  private final DatabaseSettings settings;
  private final Kind kind;

  /** By which a session that the server still has is known for our own. */
  private final String name;

  private @Nullable Connection held;

  public Occupancy(DatabaseSettings settings, Kind kind) {
    this(settings, kind, "relais " + UUID.randomUUID());
  }

  Occupancy(DatabaseSettings settings, Kind kind, String name) {
    this.settings = settings;
    this.kind = kind;
    this.name = name;
  }

  /** Whom one puts up with. */
  public enum Kind {
    /** Nobody. */
    ALONE("pg_try_advisory_lock"),
    /** Others that share it. */
    SHARED("pg_try_advisory_lock_shared");

    private final String function;

    Kind(String function) {
      this.function = function;
    }
  }

  /**
   * Who is in the way.
   *
   * @param address where from it is connected; null where the server does not say
   * @param since when it has connected, in UTC; null where the server does not say
   */
  public record Occupant(@Nullable String address, @Nullable String since) {

    /** In words for an operator. */
    public String describe() {
      return "connected from "
          + (address == null ? "an address that the database does not tell" : address)
          + (since == null ? "" : " since " + since);
    }
  }

  /** A session with the lock. */
  private record Session(int pid, @Nullable String name, Occupant occupant) {}

  /**
   * Makes it ours, or sees that it still is; to be called again and again, because a connection may
   * end at any time.
   *
   * @return who is in the way; empty where it is ours now
   * @throws DatabaseException when the database does not say
   */
  public synchronized Optional<Occupant> claim() {
    try {
      if (held != null && held.isValid(Math.toIntExact(ANSWER.toSeconds()))) {
        return Optional.empty();
      }
      letGo();
      return claimAnew();
    } catch (SQLException e) {
      throw new DatabaseException(
          "Expected the database to say who works on it, but it did not: " + e.getMessage(), e);
    }
  }

  /** Lets others in. */
  @Override
  public synchronized void close() {
    letGo();
  }

  private Optional<Occupant> claimAnew() throws SQLException {
    Connection session = Database.session(settings, name, ANSWER);
    try {
      Optional<Occupant> other = claim(session);
      held = other.isEmpty() ? session : null;
      return other;
    } finally {
      if (held == null) {
        session.close();
      }
    }
  }

  private Optional<Occupant> claim(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(MISS_THE_DEAD_SOON);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (isLocked(session)) {
        return Optional.empty();
      }
      Optional<Occupant> other = other(session);
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.of(new Occupant(null, null));
  }

  private boolean isLocked(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT " + kind.function + "(?)")) {
      query.setLong(1, LOCK);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** The first that is not ourselves; earlier sessions of our own are ended. */
  private Optional<Occupant> other(Connection session) throws SQLException {
    for (Session each : sessions(session)) {
      if (!name.equals(each.name())) {
        return Optional.of(each.occupant());
      }
      try (PreparedStatement end = session.prepareStatement("SELECT pg_terminate_backend(?)")) {
        end.setInt(1, each.pid());
        end.execute();
      }
    }
    return Optional.empty();
  }

  private static List<Session> sessions(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement(OTHERS)) {
      query.setLong(1, LOCK >>> Integer.SIZE);
      query.setLong(2, LOCK & 0xffff_ffffL);
      List<Session> sessions = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sessions.add(
              new Session(
                  rows.getInt(1),
                  rows.getString(2),
                  new Occupant(rows.getString(3), rows.getString(4))));
        }
      }
      return sessions;
    }
  }

  private void letGo() {
    if (held != null) {
      try {
        held.close();
      } catch (SQLException alreadyGone) {
        // The server ends the session by itself, and with it the lock.
      }
      held = null;
    }
  }
}
