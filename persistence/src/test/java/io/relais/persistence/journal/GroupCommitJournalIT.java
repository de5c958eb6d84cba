package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.JournalKind;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.journal.Plugins.Replayed;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.pekko.persistence.JournalProtocol.WriteMessageRejected;
import org.apache.pekko.persistence.JournalProtocol.WriteMessageSuccess;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Pekko Persistence expects of every journal: the cases of its own test kit for them. */
class GroupCommitJournalIT {
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final Plugins PLUGINS = new Plugins(DATABASE.settings(), JournalKind.GROUP_COMMIT);
  private static int conversations;

  private final String id = "conversation|" + ++conversations;

  @AfterAll
  static void close() {
    PLUGINS.close();
    DATABASE.close();
  }

  /** Three events alone and two together, in one request. */
  @BeforeEach
  void write() {
    PLUGINS.expectWritten(
        PLUGINS.write(event(1)),
        PLUGINS.write(event(2)),
        PLUGINS.write(event(3)),
        PLUGINS.write(event(4), event(5)));
  }

  @Test
  void aReplayBringsWhatWasWrittenAsItWasWritten() {
    Replayed replayed = PLUGINS.replay(id);

    assertThat(replayed.payloads()).containsExactly("a-1", "a-2", "a-3", "a-4", "a-5");
    assertThat(replayed.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(replayed.highest()).isEqualTo(5);
    assertThat(replayed.events())
        .allSatisfy(
            event -> {
              assertThat(event.persistenceId()).isEqualTo(id);
              assertThat(event.writerUuid()).isEqualTo(event(1).writerUuid());
              assertThat(event.timestamp()).isPositive();
            });
  }

  @ParameterizedTest(name = "from {0} to {1}, at most {2}: {3} to {4}")
  @CsvSource({
    "0, 9223372036854775807, 9223372036854775807, 1, 5",
    "3, 9223372036854775807, 9223372036854775807, 3, 5",
    "1, 3, 9223372036854775807, 1, 3",
    "1, 9223372036854775807, 3, 1, 3",
    "2, 3, 9223372036854775807, 2, 3",
    "2, 5, 2, 2, 3",
    "2, 2, 9223372036854775807, 2, 2",
    "2, 4, 1, 2, 2",
    "2, 4, 0, 1, 0",
    "3, 2, 9223372036854775807, 1, 0",
    "6, 9223372036854775807, 9223372036854775807, 1, 0"
  })
  void aReplayKeepsWithinItsBounds(long from, long to, long max, long first, long last) {
    Replayed replayed = PLUGINS.replay(id, from, to, max);

    assertThat(replayed.numbers())
        .containsExactlyElementsOf(LongStream.rangeClosed(first, last).boxed().toList());
    assertThat(replayed.highest()).isEqualTo(5);
  }

  @Test
  void whoHasNeverWrittenRecoversToNothing() {
    Replayed replayed = PLUGINS.replay("conversation|nobody", 0, Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(replayed.events()).isEmpty();
    assertThat(replayed.highest()).isZero();
  }

  @Test
  void deletedEventsAreNotReplayedAndTheirNumbersAreNotGivenAgain() {
    PLUGINS.delete(id, 3);
    assertThat(PLUGINS.replay(id).numbers()).containsExactly(4L, 5L);
    assertThat(PLUGINS.replay(id).highest()).isEqualTo(5);

    PLUGINS.delete(id, Long.MAX_VALUE);
    assertThat(PLUGINS.replay(id).numbers()).isEmpty();
    assertThat(PLUGINS.replay(id).highest()).isEqualTo(5);

    PLUGINS.write(id, 6, 6);
    assertThat(PLUGINS.replay(id).numbers()).containsExactly(6L);
  }

  @Test
  void whatCannotBeSerializedIsRejectedAloneAndItsNeighboursAreWritten() {
    Object notSerializable = new Object();
    List<Object> answers =
        Plugins.answers(
            PLUGINS.send(
                PLUGINS.write(event(6)),
                PLUGINS.write(PLUGINS.event(id, 7, notSerializable)),
                PLUGINS.write(event(8))),
            3);

    assertThat(answers.get(1)).isInstanceOf(WriteMessageSuccess.class);
    assertThat(answers.get(2))
        .isInstanceOfSatisfying(
            WriteMessageRejected.class,
            rejected -> {
              assertThat(rejected.message().payload()).isSameAs(notSerializable);
              assertThat(rejected.cause()).isInstanceOf(NotSerializableException.class);
            });
    assertThat(answers.get(3)).isInstanceOf(WriteMessageSuccess.class);
    assertThat(PLUGINS.replay(id, 6, Long.MAX_VALUE, Long.MAX_VALUE).numbers())
        .containsExactly(6L, 8L);
  }

  @Test
  void ofEventsThatBelongTogetherNoneIsWrittenWhereOneIsRejected() {
    List<Object> answers =
        Plugins.answers(
            PLUGINS.send(PLUGINS.write(event(6), PLUGINS.event(id, 7, new Object()))), 2);

    assertThat(answers.subList(1, 3))
        .allSatisfy(answer -> assertThat(answer).isInstanceOf(WriteMessageRejected.class));
    assertThat(PLUGINS.replay(id).highest()).isEqualTo(5);
  }

  @Test
  void tagsAndMetadataAreRefusedAndNamed() {
    PersistentRepr tagged = PLUGINS.event(id, 6, new Tagged("a-6", Set.of("tag")));
    PersistentRepr described = event(6).withMetadata("metadata");

    assertThat(Plugins.answers(PLUGINS.send(PLUGINS.write(tagged)), 1).get(1))
        .isInstanceOfSatisfying(
            WriteMessageRejected.class,
            rejected -> assertThat(rejected.cause()).hasMessageContainingAll("tags", id));
    assertThat(Plugins.answers(PLUGINS.send(PLUGINS.write(described)), 1).get(1))
        .isInstanceOfSatisfying(
            WriteMessageRejected.class,
            rejected -> assertThat(rejected.cause()).hasMessageContainingAll("metadata", id));
  }

  @Test
  void nobodyGetsWhatIsAnothers() {
    String other = id + "1";
    PLUGINS.write(other, 1, 2);

    assertThat(PLUGINS.replay(id).highest()).isEqualTo(5);
    assertThat(PLUGINS.replay(other).numbers()).containsExactly(1L, 2L);
  }

  @Test
  void aLongJournalIsReplayedPageByPage() {
    int last = EventQueries.FIRST_PAGE + 2 * EventQueries.PAGE + 1;
    PLUGINS.write(id, 6, last);

    assertThat(PLUGINS.replay(id).numbers())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    assertThat(PLUGINS.replay(id, 7, last - 1, EventQueries.PAGE + 1).numbers())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(7, EventQueries.PAGE + 7).boxed().toList());
    assertThat(PLUGINS.replay(id, last, Long.MAX_VALUE, Long.MAX_VALUE).numbers())
        .containsExactly((long) last);
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "1"})
  void aJournalThatEndsWithAPageIsReplayedWhole(int more) {
    int last = EventQueries.FIRST_PAGE + more;
    PLUGINS.write(id, 6, last);

    assertThat(PLUGINS.replay(id).numbers()).hasSize(last).endsWith((long) last);
  }

  private PersistentRepr event(long seq) {
    return PLUGINS.event(id, seq, "a-" + seq);
  }
}
