package io.relais.persistence.view;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.TestDatabase;
import io.relais.persistence.directory.ConversationIds;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.directory.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetriesIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final ByteString WORDS = ByteString.fromString("bonjour");

  private final TestDatabase test = new TestDatabase();
  private final DeadLetters letters = new DeadLetters(test.database(), test.vault().deadLetters());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void nothingIsOfferedAgainUnlessSomebodyAsks() throws Exception {
    keep("c1");

    assertThat(await(letters.claimRetries(NOW, LEASE, 10))).isEmpty();
  }

  @Test
  void whatIsAskedForIsOfferedWithItsContentAndGoneWhenItIsDone() throws Exception {
    long id = keep("c1");
    keep("c2");

    assertThat(await(letters.requestRetry(id, NOW))).isTrue();
    assertThat(await(letters.claimRetries(NOW.minusMillis(1), LEASE, 10))).isEmpty();
    assertThat(await(letters.claimRetries(NOW, LEASE, 10)))
        .containsExactly(new Retry(id, letter("c1"), 1));
    await(letters.done(id));

    assertThat(await(letters.list(null, 10)))
        .singleElement()
        .extracting(LetterRow::conversation)
        .isEqualTo("c2");
    assertThat(await(letters.requestRetry(id, NOW))).as("it is gone").isFalse();
  }

  @Test
  void whatFailsAgainWaitsForTheOperator() throws Exception {
    long id = keep("c1");
    await(letters.requestRetry(id, NOW));
    await(letters.claimRetries(NOW, LEASE, 10));

    await(letters.failed(id));

    assertThat(await(letters.claimRetries(NOW.plus(LEASE).plusSeconds(1), LEASE, 10))).isEmpty();
    assertThat(await(letters.list(null, 10)))
        .singleElement()
        .satisfies(row -> assertThat(row.retried()).isEqualTo(1));
    await(letters.requestRetry(id, NOW));
    assertThat(await(letters.claimRetries(NOW, LEASE, 10)))
        .extracting(Retry::attempt)
        .containsExactly(1);
  }

  @Test
  void whoeverSaysNothingLeavesThemToTheNextFiveTimesAtMost() throws Exception {
    long id = keep("c1");
    await(letters.requestRetry(id, NOW));

    Instant now = NOW;
    for (int attempt = 1; attempt <= Retries.MOST; attempt++) {
      assertThat(await(letters.claimRetries(now, LEASE, 10)))
          .containsExactly(new Retry(id, letter("c1"), attempt));
      assertThat(await(letters.claimRetries(now, LEASE, 10))).as("leased").isEmpty();
      now = now.plus(LEASE);
    }

    assertThat(await(letters.claimRetries(now, LEASE, 10))).isEmpty();
    assertThat(await(letters.list(null, 10)).getFirst().retryAt()).isNull();
  }

  @Test
  void allOfAKindAreAskedForAtOnceAndOfferedInTheirOrderALittleAtATime() throws Exception {
    for (int i = 0; i < 5; i++) {
      keep("c" + i);
    }
    await(letters.keep(Letter.unreadable("whatsapp", "not JSON", NOW, WORDS)));

    assertThat(await(letters.requestRetry(Letter.Kind.UNREADABLE, NOW))).isZero();
    assertThat(await(letters.requestRetry(Letter.Kind.UNRECOVERED, NOW))).isEqualTo(5);

    assertThat(await(letters.claimRetries(NOW, LEASE, 3)))
        .extracting(retry -> retry.letter().conversation())
        .containsExactly("c0", "c1", "c2");
    assertThat(await(letters.claimRetries(NOW, LEASE, 3)))
        .extracting(retry -> retry.letter().conversation())
        .containsExactly("c3", "c4");
  }

  @Test
  void nodesThatClaimAtOnceGetDifferentLetters() throws Exception {
    for (int i = 0; i < 60; i++) {
      keep("c" + i);
    }
    await(letters.requestRetry(Letter.Kind.UNRECOVERED, NOW));

    List<Long> claimed = new ArrayList<>();
    while (claimed.size() < 60) {
      List<CompletionStage<List<Retry>>> nodes = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        nodes.add(letters.claimRetries(NOW, LEASE, 10));
      }
      int before = claimed.size();
      for (CompletionStage<List<Retry>> node : nodes) {
        await(node).forEach(retry -> claimed.add(retry.id()));
      }
      assertThat(claimed).hasSizeGreaterThan(before).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLetterThatCannotBeOpenedKeepsNobodyElseFromBeingOffered() throws Exception {
    long damaged = keep("c1");
    long well = keep("c2");
    test.change("UPDATE dead_letter SET payload = 'x' WHERE id = " + damaged);
    await(letters.requestRetry(Letter.Kind.UNRECOVERED, NOW));

    assertThat(await(letters.claimRetries(NOW, LEASE, 10)))
        .extracting(Retry::id)
        .containsExactly(well);
    assertThat(await(letters.claimRetries(NOW.plus(LEASE), LEASE, 10)))
        .extracting(Retry::id)
        .containsExactly(well);
  }

  @Test
  void anErasureTakesTheContentAlongAndLeavesTheCount() throws Exception {
    ConversationIds ids = new ConversationIds(InstantSource.system(), TestDatabase.RANDOM);
    Directory directory =
        new Directory(test.database(), test.vault().directory(), test.keys(), ids);
    test.change("INSERT INTO contact (id) VALUES ('anna')");
    test.change(
        "INSERT INTO conversation (id, contact, channel, account) VALUES ('c1', 'anna', 'w', '1')");
    long hers = keep("c1");
    long his = keep("c2");
    await(letters.requestRetry(Letter.Kind.UNRECOVERED, NOW));

    await(new Erasure(test.database(), test.keys(), directory).erase("anna"));

    assertThat(await(letters.open(hers)).orElseThrow().payload()).isNull();
    assertThat(await(letters.counts())).containsEntry("damaged", 2L);
    assertThat(await(letters.requestRetry(hers, NOW))).as("nothing to offer").isFalse();
    assertThat(await(letters.claimRetries(NOW, LEASE, 10)))
        .extracting(Retry::id)
        .containsExactly(his);
  }

  @Test
  void aFailedTurnIsOfferedByItsPlaceInTheJournal() throws Exception {
    Letter letter = Letter.failedTurn("c1", 7, "a step threw", NOW);
    await(letters.keep(letter));

    assertThat(await(letters.requestRetry(Letter.Kind.FAILED_TURN, NOW))).isEqualTo(1);
    assertThat(await(letters.claimRetries(NOW, LEASE, 10)))
        .extracting(Retry::letter)
        .containsExactly(letter);
  }

  private static Letter letter(String conversation) {
    return Letter.unrecovered("whatsapp", conversation, "damaged", NOW, WORDS);
  }

  /** Its id. */
  private long keep(String conversation) throws Exception {
    await(letters.keep(letter(conversation)));
    return await(letters.list(null, 1)).getFirst().id();
  }
}
