package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.JournalKind;
import io.relais.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.DeleteSnapshotSuccess;
import org.apache.pekko.persistence.DeleteSnapshotsSuccess;
import org.apache.pekko.persistence.SaveSnapshotFailure;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotProtocol;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Pekko Persistence expects of every snapshot store: the cases of its own test kit. */
class GroupSnapshotStoreIT {
  private static final SnapshotSelectionCriteria LATEST = SnapshotSelectionCriteria.latest();
  private static final long ANY = Long.MAX_VALUE;
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final Plugins PLUGINS = new Plugins(DATABASE.settings(), JournalKind.GROUP_COMMIT);
  private static int conversations;

  private final String id = "conversation|" + ++conversations;
  private final List<SnapshotMetadata> saved = new ArrayList<>();

  @AfterAll
  static void close() {
    PLUGINS.close();
    DATABASE.close();
  }

  @BeforeEach
  void save() {
    for (int i = 1; i <= 5; i++) {
      saved.add(PLUGINS.save(id, i + 10, "s-" + i));
    }
  }

  @Test
  void whatWasNeverSavedIsNotLoaded() {
    assertThat(load("conversation|nobody", LATEST, ANY)).isEmpty();
    assertThat(load(id, upTo(ANY, 100), ANY)).as("older than all").isEmpty();
    assertThat(load(id, upTo(7, ANY), ANY)).isEmpty();
    assertThat(load(id, LATEST, 7)).isEmpty();
  }

  @Test
  void theNewestWithinItsBoundsIsLoaded() {
    assertThat(load(id, LATEST, ANY)).hasValue("s-5");
    assertThat(load(id, upTo(13, ANY), ANY)).hasValue("s-3");
    assertThat(load(id, LATEST, 13)).hasValue("s-3");
    assertThat(load(id, upTo(13, saved.get(2).timestamp()), ANY)).hasValue("s-3");
    assertThat(load(id, upTo(ANY, saved.get(2).timestamp()), 13)).hasValue("s-3");
    assertThat(load(id, SnapshotSelectionCriteria.create(ANY, ANY, 16, 0), ANY)).isEmpty();
    assertThat(PLUGINS.load(id, LATEST, ANY).orElseThrow().metadata()).isEqualTo(saved.getLast());
  }

  @Test
  void oneIsDeletedByItsNumberWhateverItsTime() {
    SnapshotMetadata third = SnapshotMetadata.apply(id, 13);
    assertThat(PLUGINS.ask(new SnapshotProtocol.DeleteSnapshot(third)))
        .isEqualTo(new DeleteSnapshotSuccess(third));

    assertThat(load(id, upTo(13, ANY), ANY)).hasValue("s-2");
    assertThat(load(id, LATEST, ANY)).hasValue("s-5");
  }

  @Test
  void thoseWithinBothBoundsAreDeletedAndNoOthers() {
    SnapshotMetadata third = saved.get(2);
    SnapshotMetadata fourth = saved.get(3);
    delete(upTo(third.sequenceNr(), third.timestamp()));
    assertThat(load(id, upTo(third.sequenceNr(), ANY), ANY)).isEmpty();
    assertThat(load(id, upTo(fourth.sequenceNr(), fourth.timestamp()), ANY)).hasValue("s-4");

    delete(upTo(fourth.sequenceNr(), saved.getFirst().timestamp() - 1));
    assertThat(load(id, upTo(fourth.sequenceNr(), ANY), ANY)).hasValue("s-4");
  }

  @Test
  void aSnapshotUnderTheSameNumberTakesTheOthersPlace() {
    PLUGINS.save(id, 15, "s-5 again");

    assertThat(load(id, LATEST, ANY)).hasValue("s-5 again");
  }

  @Test
  void aLargeSnapshotIsSavedWhole() {
    String large = "0123456789".repeat(100_000);
    PLUGINS.save(id, 100, large);

    assertThat(load(id, LATEST, ANY)).hasValue(large);
  }

  @Test
  void whatCannotBeSavedFailsAlone() {
    Object answer =
        PLUGINS.ask(
            new SnapshotProtocol.SaveSnapshot(SnapshotMetadata.apply(id, 100), new Object()));
    assertThat(answer).isInstanceOf(SaveSnapshotFailure.class);
    Object described =
        PLUGINS.ask(
            new SnapshotProtocol.SaveSnapshot(
                SnapshotMetadata.apply(id, 100).withMetadata("metadata"), "s"));
    assertThat(described)
        .isInstanceOfSatisfying(
            SaveSnapshotFailure.class,
            failure -> assertThat(failure.cause()).hasMessageContainingAll("metadata", id));

    assertThat(load(id, LATEST, ANY)).hasValue("s-5");
  }

  private void delete(SnapshotSelectionCriteria criteria) {
    assertThat(PLUGINS.ask(new SnapshotProtocol.DeleteSnapshots(id, criteria)))
        .isEqualTo(new DeleteSnapshotsSuccess(criteria));
  }

  private static Optional<Object> load(String id, SnapshotSelectionCriteria criteria, long toSeq) {
    return PLUGINS.load(id, criteria, toSeq).map(found -> found.snapshot());
  }

  private static SnapshotSelectionCriteria upTo(long seq, long time) {
    return SnapshotSelectionCriteria.create(seq, time);
  }
}
