package io.relais.runtime.app;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.embedded.EmbeddedDatabase;
import java.util.concurrent.Executors;

/** Opens the database that was chosen: its process if it is ours, its schema, its connections. */
final class Storage {
  private final DatabaseSettings settings;
  private final Database database;

  private Storage(DatabaseSettings settings, Database database) {
    this.settings = settings;
    this.database = database;
  }

  /** Everything opened is left in {@code opened}; a {@link Failure} says why where it cannot be. */
  static Storage open(DatabaseChoice choice, Opened opened) {
    try {
      var settings = settings(choice, opened);
      var threads = opened.add("database threads", Executors.newVirtualThreadPerTaskExecutor());
      return new Storage(settings, opened.add("the database", Database.open(settings, threads)));
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
