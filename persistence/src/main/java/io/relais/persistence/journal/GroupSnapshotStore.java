package io.relais.persistence.journal;

import io.relais.persistence.Batcher;
import io.relais.persistence.journal.SnapshotQueries.Selection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.concurrent.Future;

/**
 * Snapshots of many conversations in one statement, in the stock snapshot store's table: those that
 * recover at once are loaded together, and saved and deleted as well.
 */
public final class GroupSnapshotStore extends SnapshotStore {
  /** Snapshots in one statement: each may be some ten times as large as an event. */
  private static final int BATCH = 64;

  /** Snapshots that may wait: a save beyond it fails, and the next snapshot makes up for it. */
  private static final int BACKLOG = 10_000;

  private final Serialization serialization = SerializationExtension.get(context().system());
  private final Batcher<Selection, Optional<SnapshotRow>> loads;
  private final Batcher<SnapshotRow, Done> saves;
  private final Batcher<Selection, Done> deletions;

  public GroupSnapshotStore() {
    JournalPool pool = JournalPool.of(context().system());
    this.loads = pool.batcher("snapshots to load", BATCH, BACKLOG, SnapshotQueries::load);
    this.saves = pool.batcher("snapshots to save", BATCH, BACKLOG, SnapshotQueries::save);
    this.deletions = pool.batcher("snapshots to delete", BATCH, BACKLOG, SnapshotQueries::delete);
  }

  @Override
  public Future<Optional<SelectedSnapshot>> doLoadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    CompletionStage<Optional<SnapshotRow>> row =
        loads.submit(new Selection(persistenceId, criteria));
    return ScalaFutures.of(row, found -> found.map(it -> it.selected(serialization)));
  }

  @Override
  public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
    return ScalaFutures.done(saves.submit(SnapshotRow.of(metadata, snapshot, serialization)));
  }

  /** By its number alone: whoever names one may not know when it was made. */
  @Override
  public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    long seq = metadata.sequenceNr();
    return doDeleteAsync(
        metadata.persistenceId(), SnapshotSelectionCriteria.create(seq, Long.MAX_VALUE, seq, 0));
  }

  @Override
  public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    return ScalaFutures.done(deletions.submit(new Selection(persistenceId, criteria)));
  }
}
