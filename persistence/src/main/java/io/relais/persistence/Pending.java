package io.relais.persistence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.relais.flows.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a conversation: what turns asked of the world and whose end is not known yet, in
 * order of acceptance.
 *
 * @param last the number of the newest effect there ever was; numbers start at 1 and are never
 *     given twice
 */
public record Pending(long last, List<Effect> effects) {

  public static final Pending NONE = new Pending(0, List.of());

  public Pending {
    effects = List.copyOf(effects);
  }

  /**
   * One thing to do.
   *
   * @param since when the turn that asked for it took place: its age is measured from here
   * @param waitId the wait that was open after that turn; 0 where none was
   */
  public record Effect(long id, Action action, Instant since, long waitId) {

    boolean survivesStop() {
      return switch (action) {
        case Action.Send send -> send.evenIfStopped();
      };
    }

    /** The steps whose words it carries, in order; our own notices are no steps. */
    List<String> steps() {
      return switch (action) {
        case Action.Send send ->
            send.parts().stream()
                .map(Action.Part::source)
                .filter(source -> !source.contains(":"))
                .distinct()
                .toList();
      };
    }
  }

  @JsonIgnore
  public boolean isEmpty() {
    return effects.isEmpty();
  }

  /** The effect to perform next; null when there is none. */
  @JsonIgnore
  public @Nullable Effect first() {
    return effects.isEmpty() ? null : effects.getFirst();
  }

  /**
   * The effect of that number; null when it is not pending, be it done, dropped or never asked for.
   */
  public @Nullable Effect get(long effect) {
    for (Effect candidate : effects) {
      if (candidate.id() == effect) {
        return candidate;
      }
    }
    return null;
  }

  /** With {@code actions} behind all others, numbered on. */
  Pending with(List<Action> actions, Instant since, long waitId) {
    List<Effect> more = new ArrayList<>(effects);
    long id = last;
    for (Action action : actions) {
      more.add(new Effect(++id, action, since, waitId));
    }
    return new Pending(id, more);
  }

  Pending without(long effect) {
    return new Pending(last, effects.stream().filter(e -> e.id() != effect).toList());
  }

  /** What is left when the person says STOP. A send that is under way cannot be called back. */
  Pending stopped() {
    return new Pending(last, effects.stream().filter(Effect::survivesStop).toList());
  }
}
