package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.ConversationRow;
import io.relais.persistence.JournalKind;
import io.relais.persistence.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Either journal takes over from the other: they write the same tables in the same way. */
class BothJournalsIT {
  private static final SnapshotSelectionCriteria LATEST = SnapshotSelectionCriteria.latest();

  @ParameterizedTest
  @EnumSource(JournalKind.class)
  void oneGoesOnWhereTheOtherStopped(JournalKind first) {
    JournalKind second = first == JournalKind.JDBC ? JournalKind.GROUP_COMMIT : JournalKind.JDBC;
    try (var test = new TestDatabase()) {
      try (var plugins = new Plugins(test.settings(), first)) {
        plugins.write("c|1", 1, 7);
        plugins.expectWritten(plugins.turn(1, row("sealed")));
        plugins.delete("c|1", 3);
        plugins.save("c|1", 4, "s-4");
        plugins.save("c|1", 5, "s-5");
      }
      try (var plugins = new Plugins(test.settings(), second)) {
        assertThat(plugins.replay("c|1").payloads()).containsExactly("a-4", "a-5", "a-6", "a-7");
        assertThat(plugins.replay("c|1").highest()).isEqualTo(7);
        Envelope sealed = (Envelope) plugins.replay("conversation|sealed").payloads().getFirst();
        assertThat(sealed.name()).isEqualTo("turn-taken.1");
        assertThat(sealed.sealed()).containsExactly(1, 2, 3);
        assertThat(plugins.load("c|1", LATEST, Long.MAX_VALUE).orElseThrow().snapshot())
            .isEqualTo("s-5");
        plugins.write("c|1", 8, 8);
        plugins.save("c|1", 8, "s-8");
        plugins.delete("c|1", 6);
      }
      try (var plugins = new Plugins(test.settings(), first)) {
        assertThat(plugins.replay("c|1").payloads()).containsExactly("a-7", "a-8");
        assertThat(plugins.load("c|1", LATEST, Long.MAX_VALUE).orElseThrow().snapshot())
            .isEqualTo("s-8");
      }
    }
  }

  @Test
  void bothWriteTheSameColumns() throws Exception {
    assertThat(columns(JournalKind.GROUP_COMMIT)).isEqualTo(columns(JournalKind.JDBC));
  }

  /** All but those that are different each time: the writer and the time. */
  private static String columns(JournalKind kind) throws Exception {
    try (var test = new TestDatabase()) {
      try (var plugins = new Plugins(test.settings(), kind)) {
        plugins.write("c|1", 1, 3);
        plugins.expectWritten(plugins.turn(1, row("sealed")));
        plugins.save("c|1", 2, "s-2");
      }
      return test.text(
              """
              SELECT string_agg((to_jsonb(e) - 'writer' - 'write_timestamp')::text, E'\\n'
                ORDER BY ordering) FROM event_journal e\
              """)
          + test.text("SELECT (to_jsonb(s) - 'created')::text FROM snapshot s")
          + test.text(
              "SELECT bool_and(write_timestamp > 0 AND length(writer) = 36) FROM event_journal");
    }
  }

  @ParameterizedTest
  @EnumSource(JournalKind.class)
  void onlyTheChosenOneOpensConnections(JournalKind kind) throws Exception {
    try (var test = new TestDatabase();
        var plugins = new Plugins(test.settings(), kind)) {
      plugins.write("c|1", 1, 1);
      assertThat(
              test.text(
                  "SELECT string_agg(DISTINCT application_name, ' ') FROM pg_stat_activity WHERE"
                      + " datname = current_database() AND application_name LIKE"
                      + " 'relais-journal%'"))
          .isEqualTo(kind == JournalKind.JDBC ? "relais-journal-jdbc" : "relais-journal");
    }
  }

  private static ConversationRow row(String conversation) {
    return new ConversationRow(
        conversation, null, null, "flow", null, 0, Instant.EPOCH, List.of(), null);
  }
}
