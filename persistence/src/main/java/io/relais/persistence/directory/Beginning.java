package io.relais.persistence.directory;

import io.relais.persistence.Peer;
import io.relais.persistence.sealing.ContactKey;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.VaultKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction that ends with a peer in a conversation: the one that was theirs, or a new one
 * with a new contact. Who comes second writes nothing.
 */
record Beginning(Connection connection, VaultKey names, ContactKeys keys, Supplier<String> ids) {

  /**
   * @param key of the contact, if it is a new one
   */
  record Enrolled(String conversation, @Nullable ContactKey key) {}

  Enrolled enrol(Peer peer) throws SQLException {
    String fresh = ids.get();
    String conversation = conversation(new Aliases(connection, names, peer), fresh);
    return new Enrolled(conversation, conversation.equals(fresh) ? begin(fresh, peer) : null);
  }

  /**
   * Locks go from the user id to the phone, so that two messages of one person wait for each other
   * and never both.
   */
  private static String conversation(Aliases aliases, String fresh) throws SQLException {
    Peer peer = aliases.peer();
    if (peer.userId() == null) {
      return aliases.claimPhone(fresh);
    }
    String own = aliases.claimUser(fresh);
    if (peer.phone() == null) {
      return own;
    }
    if (!own.equals(fresh)) {
      aliases.givePhoneTo(own);
      return own;
    }
    return newUser(aliases, fresh);
  }

  private static String newUser(Aliases aliases, String fresh) throws SQLException {
    String ofPhone = aliases.claimPhone(fresh);
    if (ofPhone.equals(fresh)) {
      return fresh;
    }
    if (aliases.hasUser(ofPhone)) {
      aliases.givePhoneTo(fresh);
      return fresh;
    }
    aliases.giveUserTo(ofPhone);
    return ofPhone;
  }

  private ContactKey begin(String conversation, Peer peer) throws SQLException {
    ContactKey key = keys.fresh(ids.get());
    String sql =
        """
        WITH new_contact AS (INSERT INTO contact (id, wrapped_key) VALUES (?, ?) RETURNING id)
        INSERT INTO conversation (id, contact, channel, account)
        SELECT ?, id, ?, ? FROM new_contact\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, key.contact());
      insert.setBytes(2, keys.wrapped(key));
      insert.setString(3, conversation);
      insert.setString(4, peer.channel());
      insert.setString(5, peer.account());
      insert.executeUpdate();
    }
    return key;
  }
}
