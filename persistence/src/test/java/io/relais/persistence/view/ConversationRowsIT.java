package io.relais.persistence.view;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.ConversationRow;
import io.relais.persistence.Seen;
import io.relais.persistence.TestDatabase;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationRowsIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final TestDatabase test = new TestDatabase();
  private final ConversationRows rows = new ConversationRows(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsDueIsClaimedTheLongestWaitingFirstAndByOneAlone() throws Exception {
    due("late", NOW.minusSeconds(1));
    due("later", NOW);
    due("latest", NOW.plusMillis(1));
    due("never", null);

    assertThat(claim(NOW, 1)).containsExactly("late");
    assertThat(claim(NOW, 10)).containsExactly("later");
    assertThat(claim(NOW, 10)).isEmpty();
    assertThat(claim(NOW.plusMillis(1), 10)).containsExactly("latest");
  }

  @Test
  void whoDoesNotAnswerIsWokenAgainWhenTheLeaseEnds() throws Exception {
    due("silent", NOW);
    claim(NOW, 10);

    assertThat(claim(NOW.plus(LEASE).minusMillis(1), 10)).isEmpty();
    assertThat(claim(NOW.plus(LEASE), 10)).containsExactly("silent");
  }

  @Test
  void whoAnswersWithAnEventIsWokenWhenItSays() throws Exception {
    due("busy", NOW);
    claim(NOW, 10);
    await(rows.keep(row("busy", NOW.plusSeconds(2)), 2));

    assertThat(claim(NOW.plusSeconds(1), 10)).isEmpty();
    assertThat(claim(NOW.plusSeconds(2), 10)).containsExactly("busy");
  }

  @Test
  void whoIsWokenEarlyIsWokenAgainWhenDue() throws Exception {
    due("early", NOW.plusSeconds(5));
    await(rows.wakeNow("early", NOW));

    assertThat(claim(NOW, 10)).containsExactly("early");
    assertThat(claim(NOW.plusSeconds(4), 10)).isEmpty();
    assertThat(claim(NOW.plusSeconds(5), 10)).containsExactly("early");
  }

  @Test
  void wakingDelaysNobodyWhoIsDueBefore() throws Exception {
    due("before", NOW.minusSeconds(9));
    await(rows.wakeNow("before", NOW));

    assertThat(claim(NOW.minusSeconds(9), 10)).containsExactly("before");
  }

  @Test
  void whoIsPutAsideIsWokenAfterTheNextEventOnly() throws Exception {
    due("aside", NOW);
    await(rows.putAside("aside"));
    assertThat(claim(NOW.plusSeconds(999), 10)).isEmpty();

    await(rows.keep(row("aside", NOW), 2));
    assertThat(claim(NOW, 10)).containsExactly("aside");
  }

  @Test
  void nobodyIsWokenTwiceHoweverManyAsk() throws Exception {
    insert(1_000, "now() - interval '1 hour'");
    Instant now = Instant.now();
    List<CompletionStage<List<String>>> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      claims.add(rows.claimDue(now, LEASE, 100));
    }
    List<String> all = new ArrayList<>();
    for (CompletionStage<List<String>> claim : claims) {
      all.addAll(await(claim));
    }

    assertThat(all).doesNotHaveDuplicates();
    all.addAll(claim(now, 1_000));
    assertThat(all).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void anOlderRowChangesNothing() throws Exception {
    due("once", NOW);
    await(rows.keep(row("once", NOW.plusSeconds(60)), 5));
    await(rows.keep(row("once", NOW), 4));

    assertThat(test.text("SELECT seq FROM conversation WHERE id = 'once'")).isEqualTo("5");
    assertThat(claim(NOW, 10)).isEmpty();
  }

  @Test
  void whatTheStateForgotIsFoundUntilItIsLetGo() throws Exception {
    List<Seen.Entry> forgotten = new ArrayList<>();
    for (int i = 0; i < ForgottenInputs.SLICE + 5; i++) {
      forgotten.add(new Seen.Entry(i, NOW.minusSeconds(2)));
    }
    forgotten.add(new Seen.Entry(-1, NOW));
    await(
        rows.keep(new ConversationRow("c", null, null, "flow", null, 1, NOW, forgotten, null), 1));
    List<CompletionStage<Boolean>> answers =
        List.of(
            rows.wasSeen("c", 3),
            rows.wasSeen("c", -1),
            rows.wasSeen("d", 3),
            rows.wasSeen("c", -2));
    assertThat(results(answers)).containsExactly(true, true, false, false);

    assertThat(await(rows.forgetSeen(NOW))).isEqualTo(ForgottenInputs.SLICE + 5);
    assertThat(await(rows.wasSeen("c", 3))).isFalse();
    assertThat(await(rows.wasSeen("c", -1))).isTrue();
  }

  @Test
  void aTurnThatFailedIsAmongTheDeadLetters() throws Exception {
    await(
        rows.keep(
            new ConversationRow("c", null, null, "flow", null, 1, NOW, List.of(), "too deep"), 4));

    assertThat(
            test.text(
                "SELECT concat_ws(' ', kind, seq, reason) FROM dead_letter WHERE conversation ="
                    + " 'c'"))
        .isEqualTo("failed-turn 4 too deep");
  }

  /** What a poll reads does not grow with what waits. */
  @Test
  void whatIsNotDueCostsAPollNothing() throws Exception {
    insert(50_000, "now() + interval '1 day' * random()");
    test.change("ANALYZE conversation");
    String plan = explainClaim();

    assertThat(plan).contains("conversation_wake_idx").doesNotContain("Seq Scan on conversation");
    Matcher read = Pattern.compile("Buffers: shared hit=(\\d+)").matcher(plan);
    assertThat(read.find()).as(plan).isTrue();
    assertThat(Integer.parseInt(read.group(1))).as("pages read, in: %s", plan).isLessThan(20);
  }

  private String explainClaim() throws Exception {
    return await(
        test.database()
            .call(
                connection -> {
                  StringBuilder plan = new StringBuilder();
                  try (var query =
                      connection.prepareStatement(
                          "EXPLAIN (ANALYZE, BUFFERS) " + ConversationRows.CLAIM)) {
                    Timestamp now = Timestamp.from(Instant.now().minusSeconds(60));
                    query.setTimestamp(1, now);
                    query.setInt(2, 100);
                    query.setTimestamp(3, now);
                    query.setTimestamp(4, now);
                    query.executeQuery().close(); // what planning reads is in memory then
                    try (ResultSet lines = query.executeQuery()) {
                      while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                      }
                    }
                  }
                  return plan.toString();
                }));
  }

  private void insert(int conversations, String due) throws Exception {
    test.change(
        """
        INSERT INTO conversation (id, contact, channel, account, due_at, wake_at)
        SELECT 'c' || i, 'c', 'whatsapp', 'a', due, due
        FROM (SELECT i, %s AS due FROM generate_series(1, %d) i) AS c\
        """
            .formatted(due, conversations));
  }

  private void due(String conversation, @Nullable Instant due) throws Exception {
    test.change(
        "INSERT INTO conversation (id, contact, channel, account) VALUES ('%s', 'c', 'w', 'a')"
            .formatted(conversation));
    await(rows.keep(row(conversation, due), 1));
  }

  private Set<String> claim(Instant now, int limit) throws Exception {
    return new HashSet<>(await(rows.claimDue(now, LEASE, limit)));
  }

  private static ConversationRow row(String conversation, @Nullable Instant due) {
    return new ConversationRow(conversation, due, null, "flow", null, 1, NOW, List.of(), null);
  }

  private static <T> List<T> results(List<CompletionStage<T>> stages) throws Exception {
    List<T> results = new ArrayList<>();
    for (CompletionStage<T> stage : stages) {
      results.add(await(stage));
    }
    return results;
  }
}
