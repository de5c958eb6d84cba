package io.relais.persistence.directory;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.Peer;
import io.relais.persistence.TestDatabase;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two conversations turn out to be one person's; and a person is erased. */
class MergeIT {
  private static final String PHONE = "+33612345678";

  private final TestDatabase test = new TestDatabase();
  private final ConversationIds ids =
      new ConversationIds(InstantSource.system(), new SecureRandom());
  private final Directory directory = node();
  private final Erasure erasure = new Erasure(test.database(), test.keys(), directory);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void allIdentitiesOfAMergedConversationLeadToTheOther() throws Exception {
    String old = resolve(directory, "anna-1", PHONE);
    String now = resolve(directory, "anna-2", null);

    await(directory.merge(old, now));

    assertThat(resolve(directory, "anna-1", PHONE)).isEqualTo(now);
    assertThat(resolve(directory, null, PHONE)).isEqualTo(now);
    assertThat(resolve(node(), "anna-1", null)).as("on another node").isEqualTo(now);
  }

  @Test
  void aMergedConversationMayBeMergedOnwards() throws Exception {
    String first = resolve(directory, "anna-1", null);
    String second = resolve(directory, "anna-2", null);
    String third = resolve(directory, "anna-3", null);

    await(directory.merge(first, second));
    await(directory.merge(second, third));

    assertThat(resolve(directory, "anna-1", null)).isEqualTo(third);
    assertThat(resolve(directory, "anna-2", null)).isEqualTo(third);
  }

  @Test
  void whatIsNotTwoConversationsIsNotMerged() throws Exception {
    String one = resolve(directory, "anna-1", null);

    for (CompletionStage<Done> refused :
        List.of(directory.merge(one, one), directory.merge(one, "none"))) {
      assertThatThrownBy(() -> await(refused))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Expected two conversations to merge");
    }
    assertThat(resolve(node(), "anna-1", null)).isEqualTo(one);
  }

  @Test
  void mergesAndFirstMessagesAtOnceEndWithEverybodyInOneConversation() throws Exception {
    for (int round = 0; round < 20; round++) {
      String user = "user-" + round;
      String old = resolve(directory, user, null);
      String now = resolve(directory, "now-" + round, null);
      String phone = "+3361234%04d".formatted(round);
      List<CompletionStage<String>> messages =
          IntStream.range(0, 8).mapToObj(_ -> node().resolve(peer(user, phone))).toList();
      await(directory.merge(old, now));
      for (CompletionStage<String> message : messages) {
        assertThat(await(message)).isIn(old, now);
      }
      // Whoever was still led to the old one is forwarded; a later message finds the way itself.
      assertThat(resolve(node(), user, null)).isEqualTo(now);
    }
  }

  @Test
  void anErasedPersonHasNoKeyAndNoEntryAndWhoWritesAgainIsSomebodyNew() throws Exception {
    String conversation = resolve(directory, "anna", PHONE);
    String contact = contact(conversation);
    assertThat(await(test.keys().of(conversation))).isPresent();

    assertThat(await(erasure.erase(contact))).containsExactly(conversation);

    assertThat(await(test.keys().of(conversation))).isEmpty();
    assertThat(test.all("SELECT identity FROM directory")).isEmpty();
    assertThat(test.all("SELECT wrapped_key FROM contact")).containsExactly("null");
    assertThat(test.all("SELECT id FROM conversation")).containsExactly(conversation);
    assertThat(resolve(directory, "anna", PHONE)).isNotEqualTo(conversation);
  }

  @Test
  void erasingTwiceChangesNothingMoreAndNobodyElseIsTouched() throws Exception {
    String annas = resolve(directory, "anna", null);
    String berts = resolve(directory, "bert", null);
    test.change("UPDATE conversation SET due_at = now(), wake_at = now(), seq = 7");
    test.change(
        """
        INSERT INTO message_status (conversation, effect, status, at, message, failure)
        SELECT id, effect, 4, now(), 'sealed', 'why' FROM conversation, generate_series(1, 3) effect\
        """);

    for (int again = 0; again < 2; again++) {
      assertThat(await(erasure.erase(contact(annas)))).containsExactly(annas);
    }

    assertThat(test.all("SELECT id FROM conversation WHERE wake_at IS NOT NULL"))
        .containsExactly(berts);
    assertThat(test.all("SELECT id FROM conversation WHERE due_at IS NULL AND seq = 7"))
        .containsExactly(annas);
    assertThat(
            test.all(
                """
                SELECT DISTINCT conversation FROM message_status
                WHERE message IS NOT NULL OR failure IS NOT NULL\
                """))
        .containsExactly(berts);
    assertThat(test.all("SELECT count(*) FROM message_status")).containsExactly("6");
    assertThat(await(node().resolve(peer("bert", null)))).isEqualTo(berts);
    assertThat(await(test.keys().of(berts))).isPresent();
  }

  @Test
  void whoeverIsOnePersonIsErasedTogether() throws Exception {
    String first = resolve(directory, "anna-1", null);
    String second = resolve(directory, "anna-2", null);
    String third = resolve(directory, "anna-3", null);
    String somebodyElse = resolve(directory, "bert", null);
    await(directory.merge(first, second));
    await(directory.merge(third, second));
    await(directory.merge(second, first)); // a circle, which no order of events should make

    assertThat(await(erasure.erase(contact(third))))
        .containsExactlyInAnyOrder(first, second, third);

    assertThat(test.all("SELECT count(*) FROM contact WHERE wrapped_key IS NULL"))
        .containsExactly("3");
    assertThat(await(test.keys().of(somebodyElse))).isPresent();
  }

  @Test
  void aContactThatIsNotThereIsErasedAlready() throws Exception {
    assertThat(await(erasure.erase("nobody"))).isEmpty();
  }

  private String contact(String conversation) throws Exception {
    return test.all("SELECT contact FROM conversation WHERE id = '" + conversation + "'")
        .getFirst();
  }

  private Directory node() {
    return new Directory(test.database(), test.vault().directory(), test.keys(), ids);
  }

  private static String resolve(Directory node, @Nullable String user, @Nullable String phone)
      throws Exception {
    return await(node.resolve(peer(user, phone)));
  }

  private static Peer peer(@Nullable String user, @Nullable String phone) {
    return new Peer("whatsapp", "1065", user, phone);
  }
}
