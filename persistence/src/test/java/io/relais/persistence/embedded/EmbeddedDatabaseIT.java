package io.relais.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must survive: every committed row, over any kill. */
class EmbeddedDatabaseIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Below those that systems give to outgoing connections: still free after a kill. */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;

  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    Files.createDirectories(TARGET);
    directory = Files.createTempDirectory(TARGET, "embedded with space-");
    Path programs = Binaries.unpackedIn(TARGET).getParent();
    Files.createSymbolicLink(
        directory.resolve(programs.getFileName()), programs); // spares unpacking for each test
  }

  @AfterEach
  void deleteDirectory() throws Exception {
    killServer();
    Directories.delete(directory);
  }

  @Test
  void itIsDurableAndListensOnTheLoopbackOnly() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(show(database, "fsync")).isEqualTo("on");
      assertThat(show(database, "synchronous_commit")).isEqualTo("on");
      assertThat(show(database, "full_page_writes")).isEqualTo("on");
      assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(database, "server_encoding")).isEqualTo("UTF8");
      DatabaseSettings right = database.settings();
      assertThatThrownBy(() -> DriverManager.getConnection(right.url(), right.user(), "wrong"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void whatWasCommittedIsThereAfterARestart() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      write(database.settings(), 1);
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database)).isEqualTo(1);
    }
  }

  @Test
  void whatWasCommittedIsThereAfterRelaisAloneWasKilled() throws Exception {
    killRelais("server stays");
    assertThat(serverRuns()).as("the server outlives its Relais").isTrue();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database)).isEqualTo(1);
    }
    assertThat(serverRuns()).isFalse();
  }

  @Test
  void whatWasCommittedIsThereAfterBothWereKilled() throws Exception {
    killRelais("server is killed, too");
    killServer();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database)).isEqualTo(1);
    }
  }

  @Test
  void itIsOnThePortThatItsCallerChoseAlsoAfterAKill() throws Exception {
    int port = freePort();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
      write(database.settings(), 1);
      killServer();
      database.ended().get(2, TimeUnit.MINUTES);
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
      assertThat(database.settings().url()).contains("127.0.0.1:" + port + "/");
      assertThat(rows(database)).isEqualTo(1);
      assertThat(database.ended()).isNotDone();
    }
  }

  @Test
  void theNumberOfADeadServerThatIsAnothersNowIsNoObstacle() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      write(database.settings(), 1);
    }
    Path pidFile = directory.resolve("postgres/postmaster.pid");
    Files.writeString(
        pidFile, ProcessHandle.current().pid() + "\n" + directory.resolve("postgres") + "\n");

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(rows(database)).isEqualTo(1);
    }
  }

  @Test
  void anUnfinishedFirstStartIsMadeAnew() throws Exception {
    Path unfinished = Files.createDirectories(directory.resolve("postgres.unfinished/base"));
    Files.writeString(unfinished.resolve("half"), "written");

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      write(database.settings(), 1);
    }
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aDirectoryThatAnotherRelaisHoldsIsRefusedInOneLine() {
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(directory)) {
      assertRefused(directory, "another Relais is running on it");
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsRefusedInOneLine() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertRefused(file.resolve("data"), "RELAIS_DB_URL");
  }

  @Test
  void aDataDirectoryThatTheServerRefusesIsNamedWithItsOwnWords() throws IOException {
    Files.writeString(
        Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION"), "9.6\n");
    assertRefused(directory, "postgres.log");
  }

  @Test
  void rootWithoutUserNamespacesIsToldWhatToDo() {
    List<List<String>> useless = List.of(List.of("false"), List.of("no-such-program-here"));
    for (List<String> namespace : useless) {
      assertThatThrownBy(() -> Command.asRoot(directory, namespace))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContainingAll(
              "user namespaces", namespace.getFirst(), "another user", "RELAIS_DB_URL")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  private static void assertRefused(Path directory, String reason) {
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(directory.getFileName().toString())
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  /** Another JVM starts the database, commits a row, says so, and is killed at once. */
  private void killRelais(String row) throws Exception {
    Process relais =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CommitAndHang.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said =
          relais
              .inputReader()
              .lines()
              .filter(line -> line.equals("committed"))
              .findFirst()
              .orElse("nothing");
      assertThat(said).as(row).isEqualTo("committed");
    } finally {
      relais.destroyForcibly().waitFor();
    }
  }

  /** What is killed: it never closes anything. */
  static final class CommitAndHang {
    public static void main(String[] args) throws Exception {
      EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
      write(database.settings(), 1);
      System.out.println("committed");
      Thread.currentThread().join();
    }
  }

  private static int freePort() {
    return ThreadLocalRandom.current()
        .ints(FIRST_PORT, LAST_PORT)
        .filter(EmbeddedDatabaseIT::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private boolean serverRuns() throws IOException {
    Path pidFile = directory.resolve("postgres/postmaster.pid");
    return Files.exists(pidFile) && postmaster(pidFile).isPresent();
  }

  private void killServer() throws Exception {
    Path pidFile = directory.resolve("postgres/postmaster.pid");
    if (Files.exists(pidFile)) {
      var postmaster = postmaster(pidFile);
      if (postmaster.isPresent()) {
        postmaster.get().destroyForcibly();
        postmaster.get().onExit().get(2, TimeUnit.MINUTES);
      }
    }
  }

  private Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .orElse("")
                    .contains(directory.getFileName().toString()));
  }

  private static void write(DatabaseSettings settings, int rows) throws SQLException {
    try (Connection connection = connect(settings);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (n INT)");
      for (int i = 0; i < rows; i++) {
        statement.execute("INSERT INTO kept VALUES (" + i + ")");
      }
    }
  }

  private static long rows(EmbeddedDatabase database) throws SQLException {
    return Long.parseLong(one(database, "SELECT count(*) FROM kept"));
  }

  private static String show(EmbeddedDatabase database, String setting) throws SQLException {
    return one(database, "SHOW " + setting);
  }

  private static String one(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database.settings());
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
