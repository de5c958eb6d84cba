package io.relais.runtime.app;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.embedded.EmbeddedDatabase;
import io.relais.persistence.embedded.EmbeddedVisit;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Opens the database that was chosen: its process if it is ours, its schema, its connections, its
 * keys.
 */
final class Storage {
  private final DatabaseSettings settings;
  private final Database database;

  private final MasterKeys masters;
  private final Vault vault;
  private final ContactKeys keys;

  private Storage(
      DatabaseSettings settings, Database database, MasterKeys masters, SecureRandom random) {
    this.settings = settings;
    this.database = database;
    this.masters = masters;
    this.vault = Vault.open(database, masters, random);
    this.keys = new ContactKeys(database, masters, random);
  }

  /** Everything opened is left in {@code opened}; a {@link Failure} says why where it cannot be. */
  static Storage open(RecordSettings record, SecureRandom random, Opened opened) {
    Function<Path, DatabaseSettings> start =
        folder -> opened.add("the embedded PostgreSQL", EmbeddedDatabase.start(folder)).settings();
    return open(record, start, random, opened);
  }

  /** The same for a short while, in which a service may be running on it. */
  static Storage visit(RecordSettings record, SecureRandom random, Opened opened) {
    Function<Path, DatabaseSettings> visit =
        folder -> opened.add("the embedded PostgreSQL", EmbeddedVisit.to(folder)).settings();
    return open(record, visit, random, opened);
  }

  private static Storage open(
      RecordSettings record,
      Function<Path, DatabaseSettings> embedded,
      SecureRandom random,
      Opened opened) {
    try {
      var settings = settings(record.database(), embedded);
      var threads = opened.add("database threads", Executors.newVirtualThreadPerTaskExecutor());
      var database = opened.add("the database", Database.open(settings, threads));
      return new Storage(settings, database, masters(record.masterKeys(), random), random);
    } catch (DatabaseException unusable) {
      throw new Failure(String.valueOf(unusable.getMessage()));
    }
  }

  private static MasterKeys masters(List<MasterKey> keys, SecureRandom random) {
    return new MasterKeys(keys.getFirst(), keys.subList(1, keys.size()), random);
  }

  /** For the journal, which has connections of its own. */
  DatabaseSettings settings() {
    return settings;
  }

  Database database() {
    return database;
  }

  MasterKeys masters() {
    return masters;
  }

  /** What belongs to no contact, or must be found without one. */
  Vault vault() {
    return vault;
  }

  ContactKeys keys() {
    return keys;
  }

  private static DatabaseSettings settings(
      DatabaseChoice choice, Function<Path, DatabaseSettings> embedded) {
    return switch (choice) {
      case DatabaseChoice.Embedded ours -> embedded.apply(ours.folder());
      case DatabaseChoice.External external ->
          new DatabaseSettings(external.url(), external.user(), external.password().reveal());
    };
  }
}
