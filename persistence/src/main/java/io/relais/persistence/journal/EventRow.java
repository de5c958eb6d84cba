package io.relais.persistence.journal;

import io.relais.persistence.ConversationRow;
import java.util.List;
import org.apache.pekko.actor.Actor;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A row of the table {@code event_journal}.
 *
 * @param at milliseconds since 1970 at which it was written
 * @param row what the conversation's row says from this event on; null where the event says nothing
 *     about it, and in what has been read
 */
record EventRow(
    String persistenceId,
    long seq,
    String writer,
    long at,
    String adapterManifest,
    Stored payload,
    @Nullable ConversationRow row) {

  /**
   * The rows of what is to be written as a whole.
   *
   * @throws UnsupportedOperationException for what no column of ours keeps
   */
  static List<EventRow> of(AtomicWrite write, long now, Serialization serialization) {
    return CollectionConverters.asJava(write.payload()).stream()
        .map(event -> of(event, now, serialization))
        .toList();
  }

  private static EventRow of(PersistentRepr event, long now, Serialization serialization) {
    if (event.payload() instanceof Tagged) {
      throw refused(event, "tags");
    }
    if (event.metadata().isDefined()) {
      throw refused(event, "metadata");
    }
    return new EventRow(
        event.persistenceId(),
        event.sequenceNr(),
        event.writerUuid(),
        now,
        event.manifest(),
        Stored.of(serialization, event.payload()),
        event.payload() instanceof Envelope envelope ? envelope.row() : null);
  }

  private static UnsupportedOperationException refused(PersistentRepr event, String what) {
    return new UnsupportedOperationException(
        "Expected an event without "
            + what
            + ", but event "
            + event.sequenceNr()
            + " of "
            + event.persistenceId()
            + " has some: the group-commit journal keeps none; choose the journal jdbc for them");
  }

  PersistentRepr event(Serialization serialization) {
    return PersistentRepr.apply(
            payload.read(serialization),
            seq,
            persistenceId,
            adapterManifest,
            false,
            Actor.noSender(),
            writer)
        .withTimestamp(at);
  }
}
