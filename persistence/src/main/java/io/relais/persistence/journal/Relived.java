package io.relais.persistence.journal;

import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationState;
import io.relais.persistence.RowUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation that is lived again from its first event, for what its row should say. */
final class Relived {
  private final String conversation;
  private final Sealing sealing;
  private ConversationState state = ConversationState.NEW;
  private @Nullable RowUpdate last;

  Relived(String conversation, Sealing sealing) {
    this.conversation = conversation;
    this.sealing = sealing;
  }

  /**
   * @throws UnreadableRecord where an event cannot be read: what follows from it is not known
   */
  void take(List<EventRow> events) {
    for (EventRow row : events) {
      Stored payload = row.payload();
      ConversationEvent event =
          sealing.openEvent(new Envelope(payload.manifest(), payload.bytes(), null));
      ConversationState before = state;
      state = before.evolve(event);
      last = new RowUpdate(state.row(conversation, before, event), row.seq());
    }
  }

  /** Null where there was no event. */
  @Nullable RowUpdate row() {
    return last;
  }
}
