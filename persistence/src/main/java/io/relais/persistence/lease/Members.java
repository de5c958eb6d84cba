package io.relais.persistence.lease;

import io.relais.persistence.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * The members of the one cluster that works on this database. Each says again and again that it
 * lives; who starts joins those that do, and founds a cluster only where nobody does.
 *
 * <p>This is why a node that cannot reach the others over the network never begins a second cluster
 * beside theirs: it sees in the database that they live.
 */
public final class Members {
  private final Database database;

  /**
   * @param database one that does not make a sign of life wait behind lookups
   */
  public Members(Database database) {
    this.database = database;
  }

  /**
   * Who lives beside {@code address}. Where nobody does, {@code address} is the first member from
   * now on, for {@code time}: of nodes that ask at the same moment one is told so, the others are
   * told of that one.
   *
   * @return addresses in alphabetical order; empty for whoever has to found the cluster
   */
  public CompletionStage<List<String>> othersOrFound(String address, Duration time) {
    return database.transaction(
        connection -> {
          one(connection);
          List<String> others = others(connection, address);
          if (others.isEmpty()) {
            upsert(connection, address, time);
          }
          return others;
        });
  }

  /** A sign of life: {@code address} is a member for {@code time} from now on. */
  public CompletionStage<Done> lives(String address, Duration time) {
    return database.call(
        connection -> {
          upsert(connection, address, time);
          return Done.getInstance();
        });
  }

  /** {@code address} has ended; also forgets those that have been dead for a day. */
  public CompletionStage<Done> ended(String address) {
    return database.call(
        connection -> {
          String sql =
              """
              DELETE FROM member
              WHERE address = ? OR lives_until < clock_timestamp() - interval '1 day'\
              """;
          try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, address);
            delete.executeUpdate();
          }
          return Done.getInstance();
        });
  }

  /** Until the end of the transaction nobody else becomes a member, or finds that there is none. */
  private static void one(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("LOCK TABLE member IN EXCLUSIVE MODE");
    }
  }

  private static List<String> others(Connection connection, String address) throws SQLException {
    String sql =
        """
        SELECT address FROM member WHERE address <> ? AND lives_until > clock_timestamp()
        ORDER BY address\
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, address);
      List<String> others = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          others.add(rows.getString(1));
        }
      }
      return List.copyOf(others);
    }
  }

  private static void upsert(Connection connection, String address, Duration time)
      throws SQLException {
    String sql =
        """
        INSERT INTO member (address, lives_until)
        VALUES (?, clock_timestamp() + ? * interval '1 millisecond')
        ON CONFLICT (address) DO UPDATE SET lives_until = excluded.lives_until\
        """;
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, address);
      change.setLong(2, time.toMillis());
      change.executeUpdate();
    }
  }
}
