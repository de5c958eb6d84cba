package io.relais.persistence.directory;

import io.relais.persistence.Peer;
import io.relais.persistence.sealing.VaultKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one peer in the table {@code directory}, as one connection sees and changes them.
 *
 * @param names makes what a row calls an identity
 */
record Aliases(Connection connection, VaultKey names, Peer peer) {
  private static final String USER = "user";
  private static final String PHONE = "phone";

  /** The conversation of the peer, if the rows of all its ids are there and agree. */
  Optional<String> settled() throws SQLException {
    String ofUser = null;
    String ofPhone = null;
    String sql =
        """
        SELECT kind, conversation FROM directory
        WHERE channel = ? AND account = ? AND (kind, identity) IN (('user', ?), ('phone', ?))\
        """;
    try (PreparedStatement query = prepare(sql)) {
      query.setBytes(3, name(USER, peer.userId()));
      query.setBytes(4, name(PHONE, peer.phone()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(1).equals(USER)) {
            ofUser = rows.getString(2);
          } else {
            ofPhone = rows.getString(2);
          }
        }
      }
    }
    boolean agreed =
        peer.userId() == null || peer.phone() == null || Objects.equals(ofUser, ofPhone);
    String conversation = peer.userId() == null ? ofPhone : ofUser;
    return agreed ? Optional.ofNullable(conversation) : Optional.empty();
  }

  /**
   * The conversation of the user id: {@code fresh} if it had none. Nobody else changes it before we
   * commit.
   */
  String claimUser(String fresh) throws SQLException {
    return claim(USER, peer.userId(), fresh);
  }

  /**
   * The conversation of the phone: {@code fresh} if it had none. Nobody else changes it before we
   * commit.
   */
  String claimPhone(String fresh) throws SQLException {
    return claim(PHONE, peer.phone(), fresh);
  }

  void giveUserTo(String conversation) throws SQLException {
    give(USER, peer.userId(), conversation);
  }

  void givePhoneTo(String conversation) throws SQLException {
    give(PHONE, peer.phone(), conversation);
  }

  /** Whether a user id leads to the conversation. */
  boolean hasUser(String conversation) throws SQLException {
    String sql = "SELECT 1 FROM directory WHERE conversation = ? AND kind = 'user'";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, conversation);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** The update that changes nothing locks the row that is there, and lets it be returned. */
  private String claim(String kind, @Nullable String identity, String fresh) throws SQLException {
    String sql =
        """
        INSERT INTO directory (channel, account, kind, identity, conversation) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (channel, account, kind, identity) DO UPDATE SET since = directory.since
        RETURNING conversation\
        """;
    try (PreparedStatement claim = prepare(sql, kind, identity, fresh);
        ResultSet rows = claim.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void give(String kind, @Nullable String identity, String conversation)
      throws SQLException {
    String sql =
        """
        INSERT INTO directory (channel, account, kind, identity, conversation) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (channel, account, kind, identity)
        DO UPDATE SET conversation = excluded.conversation, since = now()\
        """;
    try (PreparedStatement change = prepare(sql, kind, identity, conversation)) {
      change.executeUpdate();
    }
  }

  private PreparedStatement prepare(
      String sql, String kind, @Nullable String identity, String conversation) throws SQLException {
    PreparedStatement statement = prepare(sql);
    statement.setString(3, kind);
    statement.setBytes(4, name(kind, identity));
    statement.setString(5, conversation);
    return statement;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, peer.channel());
    statement.setString(2, peer.account());
    return statement;
  }

  /** Of the whole key: nobody sees that a person is on two accounts. */
  private byte @Nullable [] name(String kind, @Nullable String identity) {
    return identity == null ? null : names.name(peer.channel(), peer.account(), kind, identity);
  }
}
