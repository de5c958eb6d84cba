package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL of our own on a directory of the caller's. It is as durable as one elsewhere,
 * listens on the loopback alone, and asks for a password that is kept in that directory.
 *
 * <p>After a kill of Relais the server goes on for itself; after a kill of both its files say what
 * was committed. The next {@link #start} makes good either way.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The name, in the directory, of the file that holds nothing but the password. */
  public static final String PASSWORD_FILE = "postgres.password";

  private static final int PASSWORD_BYTES = 24;

  /** For a small machine that it shares with Relais; and nothing of a customer's in its log. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_checkpoints", "off"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_min_error_statement", "panic"));

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> FORGETFUL =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

  private final Server server;
  private final DatabaseSettings settings;
  private final ExclusiveLock lock;

  private EmbeddedDatabase(Server server, DatabaseSettings settings, ExclusiveLock lock) {
    this.server = server;
    this.settings = settings;
    this.lock = lock;
  }

  /**
   * Starts the server on {@code directory}, which is made if it is not there; the first start takes
   * some seconds.
   *
   * @throws DatabaseException when that cannot be: the directory is another Relais's or not
   *     writable, or root has no user namespaces
   */
  public static EmbeddedDatabase start(Path directory) {
    return start(directory, 0);
  }

  /**
   * As {@link #start(Path)}, on a port of the caller's choice, so that others find it there again
   * after a restart.
   *
   * @param port on the loopback; 0 for any free one
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    return start(directory, directory, true, port);
  }

  /**
   * As {@link #start}, but what was committed may be lost with the machine. Programs are kept in
   * their own place.
   */
  static EmbeddedDatabase startForgetful(Path directory, Path programs) {
    return start(directory, programs, false, 0);
  }

  private static EmbeddedDatabase start(Path directory, Path programs, boolean durable, int port) {
    try {
      Path home = Files.createDirectories(directory).toRealPath();
      ExclusiveLock lock = ExclusiveLock.on(home);
      try {
        return start(home, Binaries.unpackedIn(programs.toRealPath()), durable, port, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to keep the embedded PostgreSQL in "
              + directory.toAbsolutePath().normalize()
              + ", but: "
              + e
              + "; make it writable, or set RELAIS_DB_URL to a PostgreSQL of your own",
          e);
    }
  }

  private static EmbeddedDatabase start(
      Path home, Path programs, boolean durable, int port, ExclusiveLock lock) throws IOException {
    Map<String, String> configuration = new TreeMap<>(SETTINGS);
    configuration.putAll(durable ? DURABLE : FORGETFUL);
    Server server =
        new Server(Command.in(programs), data(home), home.resolve("postgres.log"), configuration);
    Path passwordFile = home.resolve(PASSWORD_FILE);
    String password = password(passwordFile);
    server.initialise(passwordFile, durable);
    server.settle();
    return new EmbeddedDatabase(server, settings(server.start(port), password), lock);
  }

  /** Where a server of somebody else's is that answers on this directory now. */
  static Optional<DatabaseSettings> running(Path home) throws IOException {
    Optional<Integer> port = Server.runningOn(data(home));
    String password = port.isEmpty() ? "" : Files.readString(home.resolve(PASSWORD_FILE));
    return port.map(there -> settings(there, password));
  }

  /** PostgreSQL's own directory. */
  static Path data(Path home) {
    return home.resolve("postgres");
  }

  private static DatabaseSettings settings(int port, String password) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return new DatabaseSettings(url, Server.USER, password);
  }

  /** Where it is now; the port is another one at each start, unless the caller chose it. */
  public DatabaseSettings settings() {
    return settings;
  }

  /** Completes when the server has ended, whoever or whatever has ended it. */
  public CompletableFuture<Void> ended() {
    try {
      return server
          .process()
          .map(running -> running.onExit().<Void>thenApply(_ -> null))
          .orElseGet(() -> CompletableFuture.completedFuture(null));
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to see whether the embedded PostgreSQL runs, but: " + e, e);
    }
  }

  /** Stops the server, if it still runs. Whoever uses it is to be done before. */
  @Override
  public void close() {
    try (lock) {
      server.settle();
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to leave the directory of the embedded PostgreSQL, but: " + e, e);
    }
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, HexFormat.of().formatHex(random));
      Files.move(unfinished, file);
    }
    return Files.readString(file);
  }
}
