package io.relais.persistence.audit;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.TestDatabase;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIT {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final TestDatabase test = new TestDatabase();
  private final Audit audit = new Audit(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anEntryIsReadAsItWasWritten() throws Exception {
    var network = Network.of(InetAddress.getByName("203.0.113.77"));
    await(
        audit.record(
            AuditEntry.refused(
                NOON,
                AuditActor.NOBODY,
                AuditVerb.SIGN_IN,
                AuditObject.account("u1"),
                network,
                "wrong-password")));

    assertThat(await(audit.list(AuditFilter.newest(10))))
        .singleElement()
        .isEqualTo(
            new AuditRow(
                1,
                NOON,
                "nobody",
                null,
                "sign-in",
                "account",
                "u1",
                "203.0.113.0/24",
                "refused",
                "wrong-password"));
  }

  @Test
  void entriesWrittenAtOnceAreAllThere() throws Exception {
    var all =
        IntStream.range(0, 500)
            .mapToObj(i -> audit.record(by("u" + i)).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    await(CompletableFuture.allOf(all));

    assertThat(test.text("SELECT count(DISTINCT actor) FROM audit")).isEqualTo("500");
  }

  @Test
  void entriesAreFoundByWhoWhatAndWhen() throws Exception {
    await(audit.record(by("u1")));
    await(audit.record(at(NOON.plusSeconds(60), "u2", AuditVerb.SIGN_OUT)));
    await(audit.record(at(NOON.plusSeconds(120), "u1", AuditVerb.SIGN_OUT)));

    assertThat(ids(new AuditFilter(null, null, "u1", null, null, null, 10)))
        .containsExactly(3L, 1L);
    assertThat(ids(new AuditFilter(null, null, null, "c1", null, null, 10)))
        .containsExactly(3L, 2L, 1L);
    assertThat(ids(new AuditFilter(null, null, null, null, "sign-out", 3L, 10)))
        .containsExactly(2L);
    assertThat(
            ids(
                new AuditFilter(
                    NOON.plusSeconds(60), NOON.plusSeconds(120), null, null, null, null, 10)))
        .containsExactly(2L);
    assertThat(ids(AuditFilter.newest(2))).containsExactly(3L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET actor = 'somebody-else'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 77",
        "TRUNCATE audit",
        "INSERT INTO audit (id, at, actor_kind, verb, outcome) VALUES (1, now(), 'x', 'x', 'x')"
      })
  void whatIsWrittenIsNeitherChangedNorRemovedNorWrittenOver(String sql) throws Exception {
    await(audit.record(by("u1")));

    assertThatThrownBy(() -> test.change(sql)).hasRootCauseInstanceOf(SQLException.class);
    assertThat(test.all("SELECT actor FROM audit")).containsExactly("u1");
  }

  @Test
  void theRefusalNamesTheTable() throws Exception {
    assertThatThrownBy(() -> test.change("DELETE FROM audit"))
        .hasRootCauseMessage(
            "ERROR: Expected the table audit to be only added to, but somebody tried to DELETE it");
  }

  private List<Long> ids(AuditFilter filter) throws Exception {
    return await(audit.list(filter)).stream().map(AuditRow::id).toList();
  }

  private static AuditEntry by(String account) {
    return at(NOON, account, AuditVerb.SIGN_IN);
  }

  private static AuditEntry at(Instant at, String account, AuditVerb verb) {
    return AuditEntry.done(
        at, AuditActor.account(account), verb, AuditObject.conversation("c1"), null);
  }
}
