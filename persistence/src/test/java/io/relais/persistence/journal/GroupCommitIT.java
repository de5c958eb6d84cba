package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.JournalKind;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.Seen;
import io.relais.persistence.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.JournalProtocol.WriteMessageFailure;
import org.apache.pekko.persistence.JournalProtocol.WriteMessageSuccess;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is written at once, is written together; and with an event, its conversation's row. */
class GroupCommitIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123456Z");
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final Plugins PLUGINS = new Plugins(DATABASE.settings(), JournalKind.GROUP_COMMIT);

  @AfterAll
  static void close() {
    PLUGINS.close();
    DATABASE.close();
  }

  @Test
  void whatManyWriteWhileATransactionIsUnderWayIsTheNextOne() throws Exception {
    List<TestKit> writers = new ArrayList<>();
    try (var _ = new Held(DATABASE.settings())) {
      for (int i = 0; i < 500; i++) {
        writers.add(PLUGINS.send(PLUGINS.write(PLUGINS.event("many|" + i, 1, "a"))));
      }
      PLUGINS.awaitBegun();
    }
    writers.forEach(GroupCommitIT::expectWritten);

    assertThat(number("SELECT count(*) FROM event_journal WHERE persistence_id LIKE 'many|%'"))
        .isEqualTo(500);
    assertThat(
            number(
                "SELECT count(DISTINCT xmin::text) FROM event_journal WHERE persistence_id LIKE"
                    + " 'many|%'"))
        .as("the first, and the others in batches of 400")
        .isLessThanOrEqualTo(3);
  }

  @Test
  void anEventBringsItsConversationsRow() throws Exception {
    begin("row");
    PLUGINS.expectWritten(
        PLUGINS.turn(
            1,
            new ConversationRow(
                "row", NOW.plusNanos(1), 7L, "queue:sav", "sav", 3, NOW, List.of(), null)));

    assertThat(row("row"))
        .isEqualTo(
            "1 2026-11-02 08:00:00.123457 2026-11-02 08:00:00.123457 7 queue:sav sav 3"
                + " 2026-11-02 08:00:00.123456");
    assertThat(
            number(
                "SELECT count(*) FROM event_journal e JOIN conversation c ON c.xmin::text ="
                    + " e.xmin::text WHERE c.id = 'row' AND e.persistence_id ="
                    + " 'conversation|row'"))
        .as("of one transaction")
        .isEqualTo(1);

    PLUGINS.expectWritten(PLUGINS.turn(2, flow("row", null)));
    assertThat(row("row")).isEqualTo("2 - - - flow - 0 2026-11-02 08:00:00.123456");
  }

  @Test
  void ofSeveralWritesOfAConversationInATransactionTheLastIsItsRow() throws Exception {
    begin("twice");
    List<TestKit> writes = new ArrayList<>();
    try (var _ = new Held(DATABASE.settings())) {
      writes.add(PLUGINS.send(PLUGINS.write(PLUGINS.event("first|twice", 1, "a"))));
      PLUGINS.awaitBegun();
      for (long seq = 1; seq <= 3; seq++) {
        writes.add(PLUGINS.send(PLUGINS.turn(seq, flow("twice", NOW.plusSeconds(seq)))));
      }
      PLUGINS.awaitBegun();
    }
    writes.forEach(GroupCommitIT::expectWritten);

    assertThat(row("twice")).startsWith("3 2026-11-02 08:00:03");
  }

  @Test
  void anEventThatTheRowIsAheadOfChangesNothingInIt() throws Exception {
    begin("ahead");
    execute("UPDATE conversation SET seq = 10, owner = 'human:7' WHERE id = 'ahead'");
    PLUGINS.expectWritten(PLUGINS.turn(10, flow("ahead", NOW)));

    assertThat(row("ahead")).startsWith("10 - - - human:7");
  }

  @Test
  void anEventIsWrittenAlsoWhereNobodyHasBegunTheConversation() throws Exception {
    PLUGINS.expectWritten(PLUGINS.turn(1, flow("unbegun", NOW)));

    assertThat(PLUGINS.replay("conversation|unbegun").numbers()).containsExactly(1L);
    assertThat(number("SELECT count(*) FROM conversation WHERE id = 'unbegun'")).isZero();
  }

  @Test
  void aBadWriteFailsAloneAndNeitherItsEventNorItsRowIsThere() throws Exception {
    execute("ALTER TABLE conversation ADD CONSTRAINT nobody CHECK (owner <> 'nobody')");
    List<TestKit> writes = new ArrayList<>();
    try (var _ = new Held(DATABASE.settings())) {
      for (int i = 0; i < 20; i++) {
        begin("bad" + i);
        var row =
            new ConversationRow(
                "bad" + i, NOW, null, i == 13 ? "nobody" : "flow", null, 1, NOW, List.of(), null);
        writes.add(PLUGINS.send(PLUGINS.turn(1, row)));
      }
      PLUGINS.awaitBegun();
    }
    for (int i = 0; i < 20; i++) {
      Object answer = Plugins.answers(writes.get(i), 1).get(1);
      assertThat(answer)
          .isInstanceOf(i == 13 ? WriteMessageFailure.class : WriteMessageSuccess.class);
    }

    assertThat(PLUGINS.replay("conversation|bad13").highest()).isZero();
    assertThat(number("SELECT count(*) FROM conversation WHERE id LIKE 'bad%' AND seq = 1"))
        .isEqualTo(19);
    assertThat(number("SELECT seq FROM conversation WHERE id = 'bad13'")).isZero();
  }

  @Test
  void whatTheStateForgetsIsWrittenDownOnce() throws Exception {
    Seen.Entry first = new Seen.Entry(-7, NOW);
    Seen.Entry second = new Seen.Entry(8, NOW);
    PLUGINS.expectWritten(PLUGINS.turn(1, leaving("forgetful", List.of(first), null)));
    PLUGINS.expectWritten(PLUGINS.turn(2, leaving("forgetful", List.of(first, second), null)));

    assertThat(
            DATABASE.text(
                "SELECT string_agg(hash || ' ' || (sent_at AT TIME ZONE 'UTC'), ', ' ORDER BY"
                    + " hash) FROM seen WHERE conversation = 'forgetful'"))
        .isEqualTo("-7 2026-11-02 08:00:00.123456, 8 2026-11-02 08:00:00.123456");
  }

  @Test
  void aTurnThatFailedIsAmongTheDeadLettersWithItsReason() throws Exception {
    PLUGINS.expectWritten(PLUGINS.turn(9, leaving("failing", List.of(), "division by zero")));

    assertThat(
            DATABASE.text(
                "SELECT concat_ws(' ', kind, seq, reason) FROM dead_letter WHERE conversation ="
                    + " 'failing'"))
        .isEqualTo("failed-turn 9 division by zero");
  }

  @Test
  void whereWhatItLeavesBehindCannotBeWrittenTheEventIsNotEither() throws Exception {
    begin("halfway");
    Object answer =
        Plugins.answers(
                PLUGINS.send(PLUGINS.turn(1, leaving("halfway", List.of(), "a zero \0 byte"))), 1)
            .get(1);

    assertThat(answer).isInstanceOf(WriteMessageFailure.class);
    assertThat(PLUGINS.replay("conversation|halfway").highest()).isZero();
    assertThat(row("halfway")).startsWith("0 ");
  }

  @Test
  void aNumberIsGivenOnce() throws Exception {
    PLUGINS.write("once|1", 1, 2);
    Object second = Plugins.answers(PLUGINS.send(PLUGINS.write(event("once|1", 2))), 1).get(1);

    assertThat(second)
        .isInstanceOfSatisfying(
            WriteMessageFailure.class,
            failure ->
                assertThat(failure.cause())
                    .hasMessageContaining("event_journal_pkey")
                    .hasMessageNotContaining("once|1"));
  }

  @Test
  void whoRestartsRecoversBehindTheLastWriteOfItsPast() throws Exception {
    TestKit write;
    TestKit replay;
    try (var _ = new Held(DATABASE.settings())) {
      write = PLUGINS.send(PLUGINS.write(event("restarted|1", 1)));
      replay = PLUGINS.askReplay("restarted|1", 1, Long.MAX_VALUE, Long.MAX_VALUE);
      PLUGINS.awaitBegun();
    }
    expectWritten(write);

    assertThat(Plugins.replayed(replay).numbers()).containsExactly(1L);
  }

  @Test
  void aFullBacklogFailsAWriteAtOnceAndSaysSo() throws Exception {
    var config =
        ConfigFactory.parseString("relais-journal.backlog = 2")
            .withFallback(PersistenceConfig.of(DATABASE.settings()));
    try (var few = new Plugins(config)) {
      List<TestKit> writes = new ArrayList<>();
      try (var _ = new Held(DATABASE.settings())) {
        for (int i = 0; i < 2; i++) {
          writes.add(few.send(few.write(few.event("backlog|" + i, 1, "a"))));
        }
        Object third =
            Plugins.answers(few.send(few.write(few.event("backlog|3", 1, "a"))), 1).get(1);
        assertThat(third)
            .isInstanceOfSatisfying(
                WriteMessageFailure.class,
                failure ->
                    assertThat(failure.cause())
                        .hasMessage(
                            "Expected room for writes to the journal, but 2 are waiting already"));
      }
      writes.forEach(GroupCommitIT::expectWritten);
    }
  }

  private static PersistentRepr event(String id, long seq) {
    return PLUGINS.event(id, seq, "a-" + seq);
  }

  private static void expectWritten(TestKit writer) {
    assertThat(Plugins.answers(writer, 1).get(1)).isInstanceOf(WriteMessageSuccess.class);
  }

  private static ConversationRow flow(String conversation, @Nullable Instant due) {
    return new ConversationRow(conversation, due, null, "flow", null, 0, NOW, List.of(), null);
  }

  private static ConversationRow leaving(
      String conversation, List<Seen.Entry> forgotten, @Nullable String failed) {
    return new ConversationRow(conversation, null, null, "flow", null, 0, NOW, forgotten, failed);
  }

  private static void begin(String conversation) throws Exception {
    execute(
        "INSERT INTO conversation (id, contact, channel, account) VALUES ('%s', 'c', 'w', 'a')"
            .formatted(conversation));
  }

  private static String row(String conversation) throws Exception {
    return DATABASE.text(
        """
        SELECT concat_ws(' ', seq, coalesce((due_at AT TIME ZONE 'UTC')::text, '-'),
          coalesce((wake_at AT TIME ZONE 'UTC')::text, '-'), coalesce(awaits::text, '-'), owner,
          coalesce(queue, '-'), session, last_at AT TIME ZONE 'UTC')
        FROM conversation WHERE id = '%s'\
        """
            .formatted(conversation));
  }

  private static long number(String sql) throws Exception {
    return Long.parseLong(DATABASE.text(sql));
  }

  private static void execute(String sql) throws Exception {
    DATABASE.change(sql);
  }
}
