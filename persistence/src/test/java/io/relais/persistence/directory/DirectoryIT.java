package io.relais.persistence.directory;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.Database;
import io.relais.persistence.Peer;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.sealing.ContactKeys;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryIT {
  private static TestDatabase test;
  private static ExecutorService threads;
  private static Database otherDatabase;

  /** Two nodes: each with its own connections and its own memory. */
  private Directory directory;

  private Directory otherNode;
  private static int people;

  @BeforeAll
  static void open() {
    test = new TestDatabase();
    threads = Executors.newVirtualThreadPerTaskExecutor();
    otherDatabase = Database.open(test.settings(), threads);
  }

  @AfterAll
  static void close() {
    otherDatabase.close();
    threads.close();
    test.close();
  }

  @BeforeEach
  void nodes() {
    Supplier<String> ids = new ConversationIds(InstantSource.system(), new SecureRandom());
    directory = directory(test.database(), ids);
    otherNode = directory(otherDatabase, ids);
    people++;
  }

  @Test
  void aPersonKeepsTheirConversationOnEveryNode() throws Exception {
    String conversation = resolve("anna", null);

    assertThat(resolve("anna", null)).isEqualTo(conversation);
    assertThat(await(otherNode.resolve(peer("anna", null)))).isEqualTo(conversation);
    assertThat(resolve("bert", null)).isNotEqualTo(conversation);
  }

  @Test
  void eachAccountAndChannelHasItsOwnConversation() throws Exception {
    Peer onWhatsApp = peer("anna", "1");
    Peer onOtherNumber =
        new Peer(onWhatsApp.channel(), "another", onWhatsApp.userId(), onWhatsApp.phone());
    Peer onWeb = new Peer("web", onWhatsApp.account(), onWhatsApp.userId(), onWhatsApp.phone());

    assertThat(
            Set.of(
                await(directory.resolve(onWhatsApp)),
                await(directory.resolve(onOtherNumber)),
                await(directory.resolve(onWeb))))
        .hasSize(3);
  }

  @Test
  void bothIdsOfAPersonLeadToOneConversation() throws Exception {
    String conversation = resolve("anna", "1");

    assertThat(resolve("anna", null)).isEqualTo(conversation);
    assertThat(resolve(null, "1")).isEqualTo(conversation);
    assertThat(resolve("anna", "1")).isEqualTo(conversation);
  }

  @Test
  void whoWasKnownByPhoneAloneIsTheSamePersonWhenTheUserIdIsTold() throws Exception {
    String conversation = resolve(null, "1");

    assertThat(resolve("anna", "1")).isEqualTo(conversation);
    assertThat(resolve("anna", null)).isEqualTo(conversation);
  }

  @Test
  void whoWasKnownByUserIdAloneIsFoundByThePhoneOnceItIsTold() throws Exception {
    String conversation = resolve("anna", null);

    assertThat(resolve("anna", "1")).isEqualTo(conversation);
    assertThat(resolve(null, "1")).isEqualTo(conversation);
  }

  @Test
  void aKnownPhoneWithANewUserIdIsANewPersonBecauseNumbersAreRecycled() throws Exception {
    String ofAnna = resolve("anna", "1");
    String ofBert = resolve("bert", "1");

    assertThat(ofBert).isNotEqualTo(ofAnna);
    assertThat(resolve(null, "1")).as("the phone is Bert's now").isEqualTo(ofBert);
    assertThat(resolve("anna", null)).as("Anna is who she was").isEqualTo(ofAnna);
    assertThat(await(otherNode.resolve(peer(null, "1")))).isEqualTo(ofBert);
  }

  @Test
  void aKnownUserIdWithAnotherPhoneKeepsItsConversation() throws Exception {
    String conversation = resolve("anna", "1");

    assertThat(resolve("anna", "2")).isEqualTo(conversation);
    assertThat(resolve(null, "2")).isEqualTo(conversation);
  }

  @Test
  void aHundredFirstMessagesAtOnceOnTwoNodesBeginOneConversation() throws Exception {
    List<CompletionStage<String>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(directory.resolve(peer("anna", "1")));
      answers.add(otherNode.resolve(peer("anna", "1")));
    }
    assertThat(all(answers)).hasSize(1);
    assertThat(test.all("SELECT id FROM conversation WHERE account = 'account" + people + "'"))
        .containsExactlyElementsOf(all(answers));
    assertNobodyIsLeftOver();
  }

  @Test
  void firstMessagesWithAnyOfTheIdsAtOnceAgreeInTheEnd() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      String who = "user" + round;
      String phone = "1" + round;
      List<CompletionStage<String>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Directory node = random.nextBoolean() ? directory : otherNode;
        answers.add(node.resolve(random.nextBoolean() ? peer(null, phone) : peer(who, phone)));
      }
      assertThat(all(answers)).as("seed %d, round %d", seed, round).hasSize(1);
    }
  }

  @Test
  void twoPeopleWhoClaimOnePhoneAtOnceDoNotShareAConversation() throws Exception {
    for (int round = 0; round < 20; round++) {
      String phone = "2" + round;
      resolve(null, phone);
      CompletionStage<String> ofAnna = directory.resolve(peer("anna" + round, phone));
      CompletionStage<String> ofBert = otherNode.resolve(peer("bert" + round, phone));
      assertThat(await(ofAnna)).isNotEqualTo(await(ofBert));
    }
    assertNobodyIsLeftOver();
  }

  @Test
  void aDatabaseThatIsGoneFailsTheStage() throws Exception {
    Database closed = Database.open(test.settings(), threads);
    Directory lost = directory(closed, () -> "unused");
    closed.close();

    CompletionStage<String> answer = lost.resolve(peer("anna", null));
    assertThatThrownBy(() -> await(answer)).hasRootCauseInstanceOf(SQLException.class);
  }

  /** A node has its own memory of keys, and the same keys. */
  private static Directory directory(Database database, Supplier<String> ids) {
    ContactKeys keys = new ContactKeys(database, test.masters(), TestDatabase.RANDOM);
    return new Directory(database, test.vault().directory(), keys, ids);
  }

  /** Every conversation has its contact, and every contact and every entry its conversation. */
  private static void assertNobodyIsLeftOver() throws Exception {
    assertThat(
            test.all(
                """
                SELECT 'conversation ' || id FROM conversation
                WHERE contact NOT IN (SELECT id FROM contact)
                UNION ALL
                SELECT 'contact ' || id FROM contact
                WHERE id NOT IN (SELECT contact FROM conversation)
                UNION ALL
                SELECT 'entry of ' || conversation FROM directory
                WHERE conversation NOT IN (SELECT id FROM conversation)
                """))
        .isEmpty();
  }

  private String resolve(@Nullable String user, @Nullable String phone) throws Exception {
    return await(directory.resolve(peer(user, phone)));
  }

  /** People of this test alone: an account for each test keeps them apart. */
  private static Peer peer(@Nullable String user, @Nullable String phone) {
    return new Peer("whatsapp", "account" + people, user, phone);
  }

  private static Set<String> all(List<CompletionStage<String>> answers) throws Exception {
    Set<String> conversations = new HashSet<>();
    for (CompletionStage<String> answer : answers) {
      conversations.add(await(answer));
    }
    return conversations;
  }
}
