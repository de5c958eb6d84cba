package io.relais.runtime.app.cluster;

import static io.relais.runtime.Patience.LIMIT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.runtime.app.Failure;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DatabaseClaimIT {
  private static final ClusterChoice ALONE = new ClusterChoice.Alone();
  private static final ClusterChoice SHARED = new ClusterChoice.Shared("127.0.0.1", 0);

  private final DatabaseSettings settings = ThrowawayDatabase.fresh(Path.of("target"));
  private final Deque<DatabaseClaim> claims = new ArrayDeque<>();

  @AfterEach
  void close() {
    claims.forEach(DatabaseClaim::close);
  }

  @Test
  void aProcessAloneDoesNotStartBesideAnother() {
    stake(ALONE);

    assertThatThrownBy(() -> stake(ALONE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("because RELAIS_CLUSTER_HOST is not set")
        .hasMessageContaining("connected from 127.0.0.1 since 2")
        .hasMessageContaining("set RELAIS_CLUSTER_HOST for both");
  }

  @Test
  void aProcessAloneDoesNotStartBesideNodesNorTheyBesideIt() {
    stake(SHARED);
    stake(SHARED);
    assertThatThrownBy(() -> stake(ALONE)).hasMessageContaining("RELAIS_CLUSTER_HOST is not set");
    claims.forEach(DatabaseClaim::close);

    stake(ALONE);
    assertThatThrownBy(() -> stake(SHARED))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("a process without it works on it, connected from");
  }

  @Test
  void whoStartsWhileTheOtherOneEndsWaitsForThat() throws Exception {
    var first = stake(ALONE);
    var second = CompletableFuture.supplyAsync(() -> DatabaseClaim.stake(settings, ALONE, LIMIT));

    first.close();

    claims.push(second.get(LIMIT.toSeconds(), SECONDS));
  }

  @Test
  void whoFindsAnotherAfterAnOutageIsToldToLeave() throws Exception {
    var first = stake(ALONE);
    endSessions();
    stake(ALONE);
    var lost = new CompletableFuture<String>();

    first.watch(lost::complete);

    assertThat(lost.get(LIMIT.toSeconds(), SECONDS))
        .startsWith("Expected to keep this database")
        .contains("End that one first");
  }

  private DatabaseClaim stake(ClusterChoice choice) {
    var claim = DatabaseClaim.stake(settings, choice, Duration.ZERO);
    claims.push(claim);
    return claim;
  }

  /** As a restart of the server ends them; returns when they are gone. */
  private void endSessions() throws Exception {
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
              + " WHERE application_name LIKE 'relais %-%' AND datname = current_database()");
    }
  }
}
