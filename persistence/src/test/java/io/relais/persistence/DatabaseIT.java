package io.relais.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.embedded.ThrowawayDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseIT {
  private static final Path TARGET = Path.of("target");

  /** Has a port on which nobody listens, and which nobody else can get meanwhile. */
  private static final Socket NOBODY = new Socket();

  private final DatabaseSettings settings = ThrowawayDatabase.fresh(TARGET);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void takeAPort() throws IOException {
    NOBODY.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterAll
  static void givePortBack() throws IOException {
    NOBODY.close();
  }

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void openingBringsTheSchemaUpToDateAndOpeningAgainChangesNothing() throws Exception {
    try (Database database = Database.open(settings, threads)) {
      assertThat(tables(database))
          .contains("event_journal", "event_tag", "snapshot", "directory", "dead_letter");
    }
    try (Database again = Database.open(settings, threads)) {
      assertThat(again.isHealthy()).isTrue();
    }
  }

  @Test
  void severalNodesMayOpenANewDatabaseAtOnce() {
    List<CompletableFuture<Database>> nodes =
        IntStream.range(0, 4)
            .mapToObj(
                _ -> CompletableFuture.supplyAsync(() -> Database.open(settings, threads), threads))
            .toList();

    nodes.forEach(node -> node.join().close());
  }

  @Test
  void workThatFailsLeavesNothingBehind() throws Exception {
    try (Database database = Database.open(settings, threads)) {
      var failed =
          database.transaction(
              connection -> {
                connection.createStatement().execute("CREATE TABLE left_behind (x INT)");
                throw new SQLException("half-way");
              });
      assertThatThrownBy(() -> TestDatabase.await(failed)).hasRootCauseMessage("half-way");
      assertThat(tables(database)).doesNotContain("left_behind");
    }
  }

  @Test
  void aClosedDatabaseIsNotHealthy() {
    Database database = Database.open(settings, threads);
    assertThat(database.isHealthy()).isTrue();
    database.close();
    assertThat(database.isHealthy()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void aWrongSettingIsNamedInOneLine(DatabaseSettings wrong, String named, String[] reason) {
    assertThatThrownBy(() -> Database.open(wrong, threads))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(named)
        .hasMessageContainingAll(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
        .hasMessageNotContaining("s3cret");
  }

  static Stream<Arguments> wrongSettings() {
    DatabaseSettings right = ThrowawayDatabase.fresh(TARGET);
    String user = right.user();
    String elsewhere = right.url().replaceFirst("/[^/]+$", "/nowhere");
    String closed = "jdbc:postgresql://127.0.0.1:" + NOBODY.getLocalPort() + "/relais";
    return Stream.of(
        Arguments.of(
            new DatabaseSettings("mysql://s3cret@host", user, "s3cret"),
            "RELAIS_DB_URL",
            reason("jdbc:postgresql://")),
        Arguments.of(
            new DatabaseSettings(closed, user, "s3cret"), "RELAIS_DB_URL", reason("refused")),
        Arguments.of(
            new DatabaseSettings(elsewhere, user, right.password()),
            "RELAIS_DB_URL",
            reason("create it")),
        Arguments.of(
            new DatabaseSettings(right.url(), user, "s3cret"),
            "RELAIS_DB_PASSWORD",
            reason("RELAIS_DB_USER")),
        Arguments.of(
            new DatabaseSettings(right.url(), user, ""),
            "RELAIS_DB_PASSWORD",
            reason("RELAIS_DB_USER")),
        Arguments.of(
            new DatabaseSettings(right.url(), "nobody", "s3cret"),
            "RELAIS_DB_USER",
            reason("nobody")));
  }

  @Test
  void settingsAreNeverPrintedWithSecrets() {
    assertThat(
            new DatabaseSettings("jdbc:postgresql://h/d?password=s3cret", "relais", "s3cret")
                .toString())
        .doesNotContain("s3cret");
  }

  private static String[] reason(String... parts) {
    return parts;
  }

  private static List<String> tables(Database database) throws Exception {
    return TestDatabase.await(
        database.call(
            connection -> {
              List<String> names = new ArrayList<>();
              try (ResultSet tables =
                  connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                  names.add(tables.getString("TABLE_NAME"));
                }
              }
              return names;
            }));
  }
}
