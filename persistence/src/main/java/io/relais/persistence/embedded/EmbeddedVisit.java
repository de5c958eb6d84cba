package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A short look at an embedded database, for a command: at the one that a running Relais has on the
 * directory, or else at one that is started for it.
 */
public final class EmbeddedVisit implements AutoCloseable {
  private final DatabaseSettings settings;
  private final Optional<EmbeddedDatabase> own;

  private EmbeddedVisit(DatabaseSettings settings, Optional<EmbeddedDatabase> own) {
    this.settings = settings;
    this.own = own;
  }

  /**
   * @throws DatabaseException when there is none on {@code directory}, or it is just starting
   */
  public static EmbeddedVisit to(Path directory) {
    Path folder = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(EmbeddedDatabase.data(folder))) {
        throw new DatabaseException(
            "Expected an embedded PostgreSQL in "
                + folder
                + ", but there is none: set RELAIS_DATA_DIR or RELAIS_DB_URL as for the service",
            null);
      }
      Path home = folder.toRealPath();
      return ExclusiveLock.isHeld(home) ? ofRunning(home) : ofOurOwn(home);
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to reach the embedded PostgreSQL in " + folder + ", but: " + e, e);
    }
  }

  public DatabaseSettings settings() {
    return settings;
  }

  /** Leaves a server that somebody else runs as it is. */
  @Override
  public void close() {
    own.ifPresent(EmbeddedDatabase::close);
  }

  private static EmbeddedVisit ofOurOwn(Path home) {
    EmbeddedDatabase started = EmbeddedDatabase.start(home);
    return new EmbeddedVisit(started.settings(), Optional.of(started));
  }

  private static EmbeddedVisit ofRunning(Path home) throws IOException {
    DatabaseSettings running =
        EmbeddedDatabase.running(home)
            .orElseThrow(
                () ->
                    new DatabaseException(
                        "Expected the embedded PostgreSQL of the Relais on "
                            + home
                            + " to answer, but it is starting or stopping: try again in a moment",
                        null));
    return new EmbeddedVisit(running, Optional.empty());
  }
}
