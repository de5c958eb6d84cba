package io.relais.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command looks in where a service may be running. */
class EmbeddedVisitIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    Files.createDirectories(TARGET);
    directory = Files.createTempDirectory(TARGET, "visited-");
    Path programs = Binaries.unpackedIn(TARGET).getParent();
    Files.createSymbolicLink(directory.resolve(programs.getFileName()), programs);
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    Directories.delete(directory);
  }

  @Test
  void theServerOfARunningRelaisIsReachedAndLeftRunning() throws SQLException {
    try (EmbeddedDatabase service = EmbeddedDatabase.start(directory)) {
      try (EmbeddedVisit visit = EmbeddedVisit.to(directory)) {
        assertThat(visit.settings()).isEqualTo(service.settings());
        assertThat(answers(visit.settings())).isTrue();
      }
      assertThat(answers(service.settings())).isTrue();
    }
  }

  @Test
  void whereNobodyRunsItIsStartedForTheVisitAlone() throws SQLException {
    EmbeddedDatabase.start(directory).close();

    DatabaseSettings settings;
    try (EmbeddedVisit visit = EmbeddedVisit.to(directory)) {
      settings = visit.settings();
      assertThat(answers(settings)).isTrue();
    }

    assertThatThrownBy(() -> answers(settings)).isInstanceOf(SQLException.class);
  }

  @Test
  void whereThereIsNoneNoneIsMade() {
    assertThatThrownBy(() -> EmbeddedVisit.to(directory))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll("there is none", "RELAIS_DATA_DIR", "RELAIS_DB_URL");
    assertThat(directory.resolve("postgres")).doesNotExist();
  }

  @Test
  void whileARelaisIsStartingItIsTooEarly() throws IOException {
    EmbeddedDatabase.start(directory).close();
    try (ExclusiveLock starting = ExclusiveLock.on(directory.toRealPath())) {
      assertThat(starting).isNotNull();
      assertThatThrownBy(() -> EmbeddedVisit.to(directory))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("try again in a moment");
    }
  }

  private static boolean answers(DatabaseSettings settings) throws SQLException {
    try (var connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      return connection.isValid(10);
    }
  }
}
