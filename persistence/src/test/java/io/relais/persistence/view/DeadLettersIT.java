package io.relais.persistence.view;

import static io.relais.persistence.TestDatabase.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.TestDatabase;
import io.relais.persistence.sealing.SealedException;
import io.relais.persistence.view.FailedTurns.FailedTurn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pekko.Done;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final ByteString WORDS = ByteString.fromString("{\"from\":\"33612345678\"");

  private final TestDatabase test = new TestDatabase();
  private final DeadLetters letters = new DeadLetters(test.database(), test.vault().deadLetters());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatCouldNotBeReadIsKeptAndCountedByReason() throws Exception {
    assertThat(await(letters.counts())).isEmpty();

    await(letters.keep(unreadable("not JSON", WORDS)));
    await(letters.keep(unreadable("not JSON", ByteString.fromArray(new byte[] {0, (byte) 0xff}))));
    await(letters.keep(unreadable("no entry", ByteString.emptyByteString())));

    assertThat(await(letters.counts()))
        .containsExactly(Map.entry("not JSON", 2L), Map.entry("no entry", 1L));
  }

  @Test
  void theOperatorSeesWhatItWasAndOpensItWithTheKeyAlone() throws Exception {
    Letter letter = Letter.unrecovered("whatsapp", "c1", "the snapshot is damaged", NOW, WORDS);
    await(letters.keep(letter));

    LetterRow row = await(letters.list(null, 10)).getFirst();

    assertThat(row)
        .isEqualTo(
            new LetterRow(
                row.id(),
                Letter.Kind.UNRECOVERED,
                "whatsapp",
                "c1",
                null,
                NOW,
                "the snapshot is damaged",
                WORDS.size(),
                null,
                0));
    assertThat(await(letters.open(row.id()))).contains(letter);
    assertThat(await(letters.open(row.id() + 1))).isEmpty();
    String kept = test.all("SELECT encode(payload, 'hex') FROM dead_letter").getFirst();
    assertThat(new String(HexFormat.of().parseHex(kept), ISO_8859_1)).doesNotContain("33612");
  }

  @Test
  void theNewestComeFirstAndOneKindCanBeAskedFor() throws Exception {
    await(letters.keep(unreadable("first", WORDS)));
    await(letters.keep(Letter.failedTurn("c1", 7, "a step threw", NOW)));
    await(letters.keep(unreadable("last", WORDS)));

    assertThat(await(letters.list(null, 10)))
        .extracting(LetterRow::reason)
        .containsExactly("last", "a step threw", "first");
    assertThat(await(letters.list(Letter.Kind.UNREADABLE, 1)))
        .extracting(LetterRow::reason)
        .containsExactly("last");
    assertThat(await(letters.list(Letter.Kind.FAILED_TURN, 10)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.seq()).isEqualTo(7);
              assertThat(row.size()).isZero();
            });
  }

  @Test
  void theContentOfAnotherLetterIsNotTakenForItsOwn() throws Exception {
    await(letters.keep(unreadable("first", WORDS)));
    await(letters.keep(unreadable("second", ByteString.fromString("other"))));
    test.change(
        """
        UPDATE dead_letter SET payload = other.payload FROM dead_letter other
        WHERE dead_letter.reason = 'first' AND other.reason = 'second'\
        """);
    long swapped = id("first");

    assertThatThrownBy(() -> await(letters.open(swapped)))
        .hasRootCauseInstanceOf(SealedException.class);
    assertThat(await(letters.open(id("second")))).isPresent();
  }

  @Test
  void ofALargeOneTheFirstBytesAreKeptWithItsSize() throws Exception {
    byte[] large = new byte[LetterBox.MAX_BYTES + 1];
    large[0] = 7;
    await(letters.keep(unreadable("too deep", ByteString.fromArrayUnsafe(large))));

    LetterRow row = await(letters.list(null, 1)).getFirst();
    ByteString kept = await(letters.open(row.id())).orElseThrow().payload();
    assertThat(row.size()).isEqualTo(LetterBox.MAX_BYTES + 1);
    assertThat(kept.size()).isEqualTo(LetterBox.MAX_BYTES);
    assertThat(kept.head()).isEqualTo((byte) 7);
  }

  @Test
  void theOldestOfItsKindMakesRoom() throws Exception {
    await(letters.keep(unreadable("first", WORDS)));
    await(letters.keep(Letter.unrecovered("whatsapp", "c1", "waits", NOW, WORDS)));
    fill("unreadable", Letter.Kind.UNREADABLE.kept() - 1);

    await(letters.keep(unreadable("last", WORDS)));

    assertThat(await(letters.counts()))
        .containsOnly(
            Map.entry("filled", Letter.Kind.UNREADABLE.kept() - 1L),
            Map.entry("last", 1L),
            Map.entry("waits", 1L));
  }

  @Test
  void anInputThatSomebodyWaitsForIsNeverLetGoButRefused() throws Exception {
    await(letters.keep(Letter.unrecovered("whatsapp", "c1", "waits", NOW, WORDS)));
    fill("unrecovered", Letter.Kind.UNRECOVERED.kept() - 1);

    var refused = letters.keep(Letter.unrecovered("whatsapp", "c2", "one more", NOW, WORDS));

    assertThatThrownBy(() -> await(refused))
        .hasRootCauseInstanceOf(SQLException.class)
        .hasMessageContaining("Expected room for a letter");
    assertThat(await(letters.counts())).containsEntry("waits", 1L).doesNotContainKey("one more");
  }

  @Test
  void whatNobodyCanReadGoesByItselfAndTheRestStays() throws Exception {
    await(letters.keep(unreadable("old", WORDS)));
    await(letters.keep(Letter.unrecovered("whatsapp", "c1", "waits", NOW, WORDS)));
    await(letters.keep(Letter.failedTurn("c1", 7, "a step threw", NOW)));

    await(letters.tidy(NOW.plus(LetterBox.UNREADABLE_FOR)));
    assertThat(await(letters.counts())).containsKey("old");
    await(letters.tidy(NOW.plus(LetterBox.UNREADABLE_FOR).plus(Duration.ofMillis(1))));

    assertThat(await(letters.counts())).containsOnlyKeys("waits", "a step threw");
  }

  @Test
  void failedTurnsAreWrittenWithTheirEventsAndOnce() throws Exception {
    List<FailedTurn> turns =
        List.of(
            new FailedTurn("c1", 7, "a step threw", NOW),
            new FailedTurn("c2", 1, "too many steps", NOW));
    for (int again = 0; again < 2; again++) {
      await(
          test.database()
              .transaction(
                  connection -> {
                    FailedTurns.insert(connection, turns);
                    return Done.getInstance();
                  }));
    }

    assertThat(await(letters.list(Letter.Kind.FAILED_TURN, 10)))
        .extracting(LetterRow::conversation)
        .containsExactlyInAnyOrder("c1", "c2");
    assertThat(await(letters.open(id("a step threw"))))
        .contains(Letter.failedTurn("c1", 7, "a step threw", NOW));
  }

  private static Letter unreadable(String reason, ByteString payload) {
    return Letter.unreadable("whatsapp", reason, NOW, payload);
  }

  private long id(String reason) throws Exception {
    return Long.parseLong(
        test.all("SELECT id FROM dead_letter WHERE reason = '" + reason + "'").getFirst());
  }

  private void fill(String kind, int count) throws Exception {
    test.change(
        """
        INSERT INTO dead_letter (kind, conversation, received_at, reason)
        SELECT '%s', 'filled', '%s', 'filled' FROM generate_series(1, %d)\
        """
            .formatted(kind, NOW, count));
  }
}
