package io.relais.persistence.journal;

import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.serialization.Serialization;

/**
 * A row of the table {@code snapshot}.
 *
 * @param created milliseconds since 1970
 */
record SnapshotRow(String persistenceId, long seq, long created, Stored payload) {
  static SnapshotRow of(SnapshotMetadata metadata, Object snapshot, Serialization serialization) {
    if (metadata.metadata().isDefined()) {
      throw new UnsupportedOperationException(
          "Expected a snapshot without metadata, but snapshot "
              + metadata.sequenceNr()
              + " of "
              + metadata.persistenceId()
              + " has some: these snapshots keep none; choose the journal jdbc for them");
    }
    return new SnapshotRow(
        metadata.persistenceId(),
        metadata.sequenceNr(),
        metadata.timestamp(),
        Stored.of(serialization, snapshot));
  }

  SelectedSnapshot selected(Serialization serialization) {
    return SelectedSnapshot.create(
        SnapshotMetadata.apply(persistenceId, seq, created), payload.read(serialization));
  }
}
