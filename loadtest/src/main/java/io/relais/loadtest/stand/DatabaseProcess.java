package io.relais.loadtest.stand;

import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * PostgreSQL as a process of its own, with fsync on: {@code relais database}. For one thread at a
 * time.
 */
public final class DatabaseProcess implements AutoCloseable {

  /** The first start unpacks it, a start after a kill reads the write-ahead log. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The line of {@code postmaster.pid} that says how far the server is. */
  private static final int STATUS_LINE = 7;

  private final Place place;
  private final int port;
  private volatile Child command;
  private final Thread wakeUp = new Thread(this::wakeUp, "resume database");

  private DatabaseProcess(Place place, int port, Child command) {
    this.place = place;
    this.port = port;
    this.command = command;
  }

  /** Starts it on that port and returns when it takes connections. */
  static DatabaseProcess start(Place place, int port) {
    var database = new DatabaseProcess(place, port, command(place, port));
    try {
      database.awaitReady();
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
    return database;
  }

  private static Child command(Place place, int port) {
    var line =
        List.of(
            place.relais(),
            "database",
            "--data",
            place.data().toString(),
            "--port",
            Integer.toString(port));
    return Child.start("database", line, Map.of(), place.log("database"));
  }

  /** How the runtime finds it. */
  Map<String, String> environment() {
    try {
      return Map.of(
          "RELAIS_DB_URL",
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
          "RELAIS_DB_USER",
          "relais",
          "RELAIS_DB_PASSWORD",
          Files.readString(place.data().resolve("postgres.password")));
    } catch (IOException e) {
      throw new RunFailure("Expected to read the database's password, but cannot.", e);
    }
  }

  /** The server's first process. */
  public ProcessHandle server() {
    return find().orElseThrow(() -> new RunFailure("Expected PostgreSQL to run, but it does not."));
  }

  /** SIGKILL to the server's first process; the others notice and end. */
  public void kill() {
    server().destroyForcibly();
    command.await();
  }

  /** After a kill: starts it again, and returns when it takes connections. */
  public void restart() {
    command = command(place, port);
    awaitReady();
  }

  /** Every one of its processes stands still from now on, but not beyond the end of this one. */
  public void pause() {
    Runtime.getRuntime().addShutdownHook(wakeUp);
    Signals.pause(server());
  }

  /** They go on. */
  public void resume() {
    wakeUp();
    Runtime.getRuntime().removeShutdownHook(wakeUp);
  }

  /** Throws where it has ended by itself. */
  void check() {
    command.check();
  }

  @Override
  public void close() {
    command.close();
  }

  private void wakeUp() {
    find().ifPresent(Signals::resume);
  }

  private void awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      command.check();
      if (System.nanoTime() > end) {
        throw new RunFailure(
            "Expected PostgreSQL to take connections within %d s; its log is in %s."
                .formatted(PATIENCE.toSeconds(), place.data()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean isReady() {
    var lines = pidFile();
    return lines.size() > STATUS_LINE
        && lines.get(STATUS_LINE).strip().equals("ready")
        && find().isPresent();
  }

  private Optional<ProcessHandle> find() {
    var lines = pidFile();
    return lines.isEmpty() || lines.getFirst().isBlank()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
  }

  private List<String> pidFile() {
    Path file = place.data().resolve("postgres/postmaster.pid");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException goneMeanwhile) {
      return List.of();
    }
  }
}
