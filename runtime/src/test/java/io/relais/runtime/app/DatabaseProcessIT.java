package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.embedded.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais database} as a process: what its user sees of it, and of its end. */
final class DatabaseProcessIT {
  /** A first start makes a database, on a machine that may be busy. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static final Path TARGET = Path.of("target");

  @TempDir Path folder;

  /** Unpacked already: that takes a busy machine minutes, and has a test in that of the demo. */
  @BeforeEach
  void linkPrograms() throws IOException {
    ThrowawayDatabase.fresh(TARGET);
    try (var unpacked = Files.newDirectoryStream(TARGET, "postgresql-*")) {
      for (var programs : unpacked) {
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs.toAbsolutePath());
      }
    }
  }

  @Test
  void itRunsUntilItIsToldToEndAndThenEndsWithStatus0() throws Exception {
    try (var database = start()) {
      assertThat(database.awaitLine("RELAIS_DB_URL", LIMIT))
          .contains("jdbc:postgresql://127.0.0.1:");
      assertThat(database.awaitLine("RELAIS_DB_PASSWORD", LIMIT))
          .endsWith("in " + folder.resolve("postgres.password"));
      var server = server();
      assertThat(server.isAlive()).isTrue();
      database.terminate();

      assertThat(database.awaitExit(LIMIT)).isZero();
      assertThat(database.err()).isEmpty();
      server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void itEndsWithItsServerAndCanBeStartedAgain() throws Exception {
    try (var database = start()) {
      database.awaitLine("RELAIS_DB_PASSWORD", LIMIT);
      server().destroyForcibly();

      assertThat(database.awaitExit(LIMIT)).isEqualTo(1);
      assertThat(database.err())
          .singleElement()
          .asString()
          .startsWith("relais: Expected PostgreSQL to run")
          .contains(folder.toString());
    }
    try (var database = start()) {
      database.awaitLine("RELAIS_DB_PASSWORD", LIMIT);
      assertThat(server().isAlive()).isTrue();
    }
  }

  private RelaisProcess start() throws Exception {
    return RelaisProcess.start(Map.of(), "database", "--data", folder.toString(), "--port", "0");
  }

  private ProcessHandle server() throws Exception {
    var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
