package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One data directory, and the server on it.
 *
 * @param log what the server says; the log of the run before is kept beside it
 * @param settings of {@code postgresql.conf}; plain values without spaces
 */
record Server(Command command, Path data, Path log, Map<String, String> settings) {
  static final String USER = "relais";

  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /**
   * A start may find its port taken, or the last processes of a killed server still there: they
   * leave by themselves.
   */
  private static final int START_ATTEMPTS = 10;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  /** Seconds for a start, which after a crash first reads what the last checkpoint left to read. */
  private static final String START_SECONDS = "300";

  /** Seconds for a stop, in which a checkpoint is written. */
  private static final String STOP_SECONDS = "60";

  /** Makes the data directory, unless it is there: all of it or nothing. */
  void initialise(Path passwordFile, boolean durable) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
    Directories.delete(unfinished);
    Command.Result made =
        command.run(
            "initdb",
            "--pgdata=" + unfinished,
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            durable ? "--sync-method=fsync" : "--no-sync");
    if (!made.succeeded()) {
      throw new DatabaseException(
          "Expected the embedded PostgreSQL to make its data directory, but: "
              + lastLine(made.output().lines().toList()),
          null);
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Stops the server that a killed Relais left running here, or forgets the one that died with it.
   * The caller has the directory for itself, so whatever runs on it is a leftover.
   */
  void settle() throws IOException {
    if (process().isPresent()) {
      stop();
    }
    Files.deleteIfExists(pidFile());
  }

  /**
   * Starts the server and waits until it answers; gives its port on the loopback.
   *
   * @param wanted its port; 0 for any free one
   */
  int start(int wanted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      keepLog();
      int port = wanted == 0 ? freePort() : wanted;
      if (started(port)) {
        return port;
      }
      List<String> said = Files.exists(log) ? Files.readAllLines(log) : List.of();
      if (attempt == START_ATTEMPTS || said.stream().noneMatch(line -> line.contains("in use"))) {
        throw new DatabaseException(
            "Expected the embedded PostgreSQL to start, but: "
                + lastLine(said)
                + " (its log is "
                + log
                + ")",
            null);
      }
      pause();
    }
  }

  /**
   * The port of the server that runs on {@code data}, if it answers. PostgreSQL's utils/pidfile.h
   * says what stands on which line of the file.
   */
  static Optional<Integer> runningOn(Path data) throws IOException {
    Path pidFile = data.resolve(PID_FILE);
    List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
    boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    return ready ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip())) : Optional.empty();
  }

  private boolean started(int port) {
    String[] line = {
      "start",
      "-w",
      "-t",
      START_SECONDS,
      "-D",
      data.toString(),
      "-l",
      log.toString(),
      "-o",
      options(port)
    };
    return command.run("pg_ctl", line).succeeded();
  }

  /** Stops it; connections that are open are closed. */
  void stop() {
    if (!stopped("fast") && !stopped("immediate")) {
      throw new DatabaseException(
          "Expected the embedded PostgreSQL on " + data + " to stop, but it does not: see " + log,
          null);
    }
  }

  boolean stopped(String mode) {
    String[] line = {"stop", "-w", "-t", STOP_SECONDS, "-D", data.toString(), "-m", mode};
    return command.run("pg_ctl", line).succeeded();
  }

  /** The first of its processes; empty where none runs on this directory. */
  Optional<ProcessHandle> process() throws IOException {
    Path pidFile = pidFile();
    return Files.exists(pidFile) ? running(pidFile) : Optional.empty();
  }

  /** The number in the file may be another program's by now, after a reboot or in a container. */
  private Optional<ProcessHandle> running(Path pidFile) throws IOException {
    return Files.readAllLines(pidFile).stream()
        .findFirst()
        .map(Long::parseLong)
        .flatMap(ProcessHandle::of)
        .filter(found -> found.info().commandLine().orElse("").contains(data.toString()));
  }

  private Path pidFile() {
    return data.resolve(PID_FILE);
  }

  private String options(int port) {
    return "-c port="
        + port
        + settings.entrySet().stream()
            .map(setting -> " -c " + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
  }

  private void keepLog() throws IOException {
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".before"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the embedded PostgreSQL was starting", e);
    }
  }

  private static String lastLine(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
        .reduce((_, last) -> last)
        .or(() -> said.stream().reduce((_, last) -> last))
        .orElse("it said nothing")
        .strip();
  }
}
