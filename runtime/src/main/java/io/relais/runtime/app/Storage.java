package io.relais.runtime.app;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.embedded.EmbeddedDatabase;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Opens the database that was chosen: its process if it is ours, its schema, its connections, its
 * keys.
 */
final class Storage {
  private final DatabaseSettings settings;
  private final Database database;

  private final Vault vault;
  private final ContactKeys keys;

  private Storage(DatabaseSettings settings, Database database, Vault vault, ContactKeys keys) {
    this.settings = settings;
    this.database = database;
    this.vault = vault;
    this.keys = keys;
  }

  /**
   * Everything opened is left in {@code opened}; a {@link Failure} says why where it cannot be.
   *
   * @param masterKeys the first wraps, and the others still unwrap
   */
  static Storage open(
      DatabaseChoice choice, List<MasterKey> masterKeys, SecureRandom random, Opened opened) {
    try {
      var settings = settings(choice, opened);
      var threads = opened.add("database threads", Executors.newVirtualThreadPerTaskExecutor());
      var database = opened.add("the database", Database.open(settings, threads));
      var older = masterKeys.subList(1, masterKeys.size());
      var masters = new MasterKeys(masterKeys.getFirst(), older, random);
      var vault = Vault.open(database, masters, random);
      return new Storage(settings, database, vault, new ContactKeys(database, masters, random));
    } catch (DatabaseException unusable) {
      throw new Failure(String.valueOf(unusable.getMessage()));
    }
  }

  /** For the journal, which has connections of its own. */
  DatabaseSettings settings() {
    return settings;
  }

  Database database() {
    return database;
  }

  /** What belongs to no contact, or must be found without one. */
  Vault vault() {
    return vault;
  }

  ContactKeys keys() {
    return keys;
  }

  private static DatabaseSettings settings(DatabaseChoice choice, Opened opened) {
    return switch (choice) {
      case DatabaseChoice.Embedded embedded ->
          opened
              .add("the embedded PostgreSQL", EmbeddedDatabase.start(embedded.folder()))
              .settings();
      case DatabaseChoice.External external ->
          new DatabaseSettings(external.url(), external.user(), external.password().reveal());
    };
  }
}
