package io.relais.persistence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation's row in the table {@code conversation} says after an event: written in the
 * event's own transaction, so that what waits for its time, or for a person, is never forgotten and
 * never invented. Nothing in it is personal.
 *
 * @param dueAt when the conversation has to be woken; null where it waits for its customer alone
 * @param awaits the effect of which it waits for a status; null where it waits for none
 * @param owner who answers: {@code flow}
 * @param queue where it waits for a person; null where it does not
 * @param session how many sessions there have been
 * @param lastAt when the event took place
 * @param forgotten the inputs that {@link Seen} has let go with this event; they are looked up in
 *     the table {@code seen} from now on
 * @param failed the event is an input that failed: it is put among the dead letters, with this
 *     reason; null for all others
 */
public record ConversationRow(
    String conversation,
    @Nullable Instant dueAt,
    @Nullable Long awaits,
    String owner,
    @Nullable String queue,
    long session,
    Instant lastAt,
    List<Seen.Entry> forgotten,
    @Nullable String failed) {
  public ConversationRow {
    forgotten = List.copyOf(forgotten);
  }
}
