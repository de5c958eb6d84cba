package io.relais.persistence.sealing;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/**
 * The keys of the installation itself, kept wrapped in the table {@code vault}. The first start
 * makes them, and all nodes have the same ones.
 */
public final class Vault {
  private final Map<Purpose, VaultKey> keys;

  private Vault(Map<Purpose, VaultKey> keys) {
    this.keys = keys;
  }

  /** What a key is for; its name stands in the table and in the wrapping. */
  private enum Purpose {
    DIRECTORY("directory"),
    DEAD_LETTERS("dead-letters"),
    STATUSES("statuses"),
    SIGN_IN("sign-in");

    private final String title;

    Purpose(String title) {
      this.title = title;
    }
  }

  /**
   * Reads the keys, and makes those that are not there yet. Blocks.
   *
   * @throws DatabaseException when the master keys are not those of this database
   */
  public static Vault open(Database database, MasterKeys masters, SecureRandom random) {
    try {
      Map<String, byte[]> wrapped =
          database
              .transaction(connection -> complete(connection, masters, random))
              .toCompletableFuture()
              .join();
      return new Vault(unwrapped(wrapped, masters));
    } catch (SealedException wrong) {
      throw wrongMaster(wrong);
    } catch (CompletionException failed) {
      throw new DatabaseException(
          "Expected to read the table vault, but could not: " + failed.getCause(), failed);
    }
  }

  /** Names the identities of people, so that they are found and not told. */
  public VaultKey directory() {
    return key(Purpose.DIRECTORY);
  }

  /** Seals what belongs to no contact that is known. */
  public VaultKey deadLetters() {
    return key(Purpose.DEAD_LETTERS);
  }

  /** Names and seals the channel's ids of messages, which hold a phone number on WhatsApp. */
  public VaultKey statuses() {
    return key(Purpose.STATUSES);
  }

  /** Names what somebody typed to sign in, which may be a password in the wrong field. */
  public VaultKey signIn() {
    return key(Purpose.SIGN_IN);
  }

  private VaultKey key(Purpose purpose) {
    return Objects.requireNonNull(keys.get(purpose));
  }

  private static Map<String, byte[]> complete(
      Connection connection, MasterKeys masters, SecureRandom random) throws SQLException {
    Map<String, byte[]> kept = read(connection);
    if (kept.size() >= Purpose.values().length || !opens(kept, masters)) {
      return kept;
    }
    String sql = "INSERT INTO vault (purpose, wrapped_key) VALUES (?, ?) ON CONFLICT DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Purpose purpose : Purpose.values()) {
        byte[] key = new byte[Aead.KEY_BYTES];
        random.nextBytes(key);
        insert.setString(1, purpose.title);
        insert.setBytes(2, masters.wrapForVault(key, purpose.title));
        insert.executeUpdate();
      }
    }
    return read(connection); // what another node made at the same time is what counts
  }

  /** With a wrong master nothing is added: the start fails and leaves no key behind. */
  private static boolean opens(Map<String, byte[]> kept, MasterKeys masters) {
    try {
      for (Map.Entry<String, byte[]> entry : kept.entrySet()) {
        masters.unwrapForVault(entry.getValue(), entry.getKey());
      }
      return true;
    } catch (SealedException wrong) {
      return false; // the same is said of all the keys right after
    }
  }

  private static Map<String, byte[]> read(Connection connection) throws SQLException {
    Map<String, byte[]> wrapped = new HashMap<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT purpose, wrapped_key FROM vault");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        wrapped.put(rows.getString(1), rows.getBytes(2));
      }
    }
    return wrapped;
  }

  private static Map<Purpose, VaultKey> unwrapped(Map<String, byte[]> wrapped, MasterKeys masters)
      throws SealedException {
    Map<Purpose, VaultKey> keys = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      byte[] key = wrapped.get(purpose.title);
      if (key == null) {
        throw new SealedException("Expected a key for " + purpose.title + ", but there is none");
      }
      keys.put(purpose, masters.unwrapForVault(key, purpose.title));
    }
    return keys;
  }

  private static DatabaseException wrongMaster(SealedException wrong) {
    return new DatabaseException(
        "Expected RELAIS_MASTER_KEY, or one of RELAIS_MASTER_KEY_OLD, to be the key that this"
            + " database was begun with, but it opens nothing there ("
            + wrong.getMessage()
            + "): set the one that was used last",
        wrong);
  }
}
