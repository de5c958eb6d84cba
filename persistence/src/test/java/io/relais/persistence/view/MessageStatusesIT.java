package io.relais.persistence.view;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.TestDatabase;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.directory.Erasure;
import io.relais.persistence.view.MessageStatus.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageStatusesIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final TestDatabase TEST = new TestDatabase();
  private static int conversations;

  private final String conversation = "c" + ++conversations;
  private final MessageStatuses statuses =
      new MessageStatuses(TEST.database(), TEST.vault().statuses(), InstantSource.fixed(NOW));

  @AfterAll
  static void close() {
    TEST.close();
  }

  @Test
  void theFurthestStageIsKeptWithAllThatTheChannelTold() throws Exception {
    MessageStatus failed =
        new MessageStatus(conversation, 7, Stage.FAILED, NOW, "wamid.7", "131026");
    assertThat(keep(failed)).isTrue();

    assertThat(await(statuses.find(conversation, 7))).hasValue(failed);
    assertThat(await(statuses.find(conversation, 8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SENT, SENT, SENT, false",
    "SENT, DELIVERED, DELIVERED, true",
    "SENT, FAILED, FAILED, true",
    "DELIVERED, SENT, DELIVERED, false",
    "DELIVERED, READ, READ, true",
    "DELIVERED, FAILED, FAILED, true",
    "READ, DELIVERED, READ, false",
    "READ, FAILED, READ, false",
    "FAILED, READ, FAILED, false",
    "FAILED, SENT, FAILED, false",
  })
  void lateAndRedeliveredOnesChangeNothing(Stage first, Stage second, Stage kept, boolean news)
      throws Exception {
    keep(status(1, first, NOW));
    assertThat(keep(status(1, second, NOW.plusSeconds(1)))).isEqualTo(news);

    assertThat(await(statuses.find(conversation, 1)).orElseThrow())
        .isEqualTo(status(1, kept, first == kept ? NOW : NOW.plusSeconds(1)));
  }

  @Test
  void theOrderInWhichTheyComeDoesNotMatter() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("MessageStatusesIT seed " + seed);
    List<MessageStatus> all = new ArrayList<>();
    for (long effect = 1; effect <= 200; effect++) {
      Stage last = effect % 2 == 0 ? Stage.READ : Stage.DELIVERED;
      for (int copies = 0; copies < 2; copies++) {
        all.add(status(effect, Stage.SENT, NOW));
        all.add(status(effect, Stage.DELIVERED, NOW));
        all.add(status(effect, last, NOW));
      }
    }
    Collections.shuffle(all, new Random(seed));
    List<CompletionStage<Boolean>> kept = all.stream().map(statuses::keep).toList();
    for (CompletionStage<Boolean> one : kept) {
      await(one);
    }

    for (long effect = 1; effect <= 200; effect++) {
      assertThat(await(statuses.find(conversation, effect)).orElseThrow().stage())
          .isEqualTo(effect % 2 == 0 ? Stage.READ : Stage.DELIVERED);
    }
  }

  @Test
  void whatIsKnownOfTheMessageStaysWhereALaterStatusDoesNotTellIt() throws Exception {
    keep(new MessageStatus(conversation, 1, Stage.SENT, NOW, "wamid.1", null));
    keep(new MessageStatus(conversation, 1, Stage.READ, NOW, null, null));

    assertThat(await(statuses.find(conversation, 1)).orElseThrow().message()).isEqualTo("wamid.1");
  }

  @Test
  void whoAwaitsTheMessageIsWokenAndNobodyElse() throws Exception {
    begin(conversation, "7");
    begin(conversation + "-other", "8");
    begin(conversation + "-none", "NULL");
    keep(status(7, Stage.SENT, NOW.minusSeconds(5)));
    keep(new MessageStatus(conversation + "-other", 7, Stage.SENT, NOW, null, null));
    keep(new MessageStatus(conversation + "-none", 7, Stage.SENT, NOW, null, null));

    ConversationRows rows = new ConversationRows(TEST.database());
    assertThat(await(rows.claimDue(NOW, Duration.ofSeconds(30), 100)))
        .containsExactly(conversation);
  }

  @Test
  void whoBeganToWaitAfterAStatusIsWokenByItsRedelivery() throws Exception {
    keep(status(7, Stage.SENT, NOW));
    begin(conversation, "7");
    assertThat(keep(status(7, Stage.SENT, NOW))).isFalse();

    ConversationRows rows = new ConversationRows(TEST.database());
    assertThat(await(rows.claimDue(NOW, Duration.ofSeconds(30), 100)))
        .containsExactly(conversation);
  }

  @Test
  void theChannelsIdsOfMessagesStandNowhereInClear() throws Exception {
    keep(new MessageStatus(conversation, 1, Stage.SENT, NOW, "wamid.33612345678", null));

    assertThat(
            TEST.text(
                "SELECT position('33612345678'::bytea IN message) FROM message_status WHERE"
                    + " conversation = '"
                    + conversation
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void anErasureTakesTheChannelsIdsOfMessagesAlongAndLeavesTheCounts() throws Exception {
    begin(conversation, "NULL");
    TEST.change("UPDATE conversation SET contact = 'erased' WHERE id = '" + conversation + "'");
    keep(new MessageStatus(conversation, 1, Stage.READ, NOW, "wamid.33612345678", null));
    Directory directory =
        new Directory(TEST.database(), TEST.vault().directory(), TEST.keys(), () -> "none");
    await(new Erasure(TEST.database(), TEST.keys(), directory).erase("erased"));

    assertThat(await(statuses.find(conversation, 1)))
        .hasValue(new MessageStatus(conversation, 1, Stage.READ, NOW, null, null));
  }

  private boolean keep(MessageStatus status) throws Exception {
    return await(statuses.keep(status));
  }

  private MessageStatus status(long effect, Stage stage, Instant at) {
    return new MessageStatus(conversation, effect, stage, at, null, failure(stage));
  }

  private static @Nullable String failure(Stage stage) {
    return stage == Stage.FAILED ? "131026" : null;
  }

  private static void begin(String conversation, String awaits) throws Exception {
    TEST.change(
        "INSERT INTO conversation (id, contact, channel, account, awaits) VALUES ('%s', 'c', 'w',"
            .concat(" 'a', %s)")
            .formatted(conversation, awaits));
  }
}
