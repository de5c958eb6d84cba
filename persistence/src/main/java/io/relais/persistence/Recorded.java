package io.relais.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a conversation's actor handles it.
 *
 * @param before the state that it was decided in; null where it comes from the journal
 * @param after the state that it makes, worked out when it was decided so that this is not done
 *     twice; null where it comes from the journal
 */
public record Recorded(
    ConversationEvent event,
    @Nullable ConversationState before,
    @Nullable ConversationState after) {

  /** As it is read from the journal. */
  public static Recorded replayed(ConversationEvent event) {
    return new Recorded(event, null, null);
  }

  /** {@code events} as they follow each other from {@code state} on. */
  public static List<Recorded> from(ConversationState state, List<ConversationEvent> events) {
    List<Recorded> recorded = new ArrayList<>(events.size());
    ConversationState before = state;
    for (ConversationEvent event : events) {
      ConversationState after = before.evolve(event);
      recorded.add(new Recorded(event, before, after));
      before = after;
    }
    return recorded;
  }

  /** The state after this event. */
  public ConversationState on(ConversationState state) {
    return after != null ? after : state.evolve(event);
  }
}
