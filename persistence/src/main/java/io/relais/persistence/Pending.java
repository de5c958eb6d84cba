package io.relais.persistence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.relais.flows.Action;
import java.time.Duration;
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
 * @param awaited the effect that everything waits for; null where nothing does
 */
public record Pending(long last, List<Effect> effects, @Nullable Awaited awaited) {

  /**
   * How long an effect may take before somebody looks whether its conversation is still alive. One
   * that lives performs at once and is over by then.
   */
  static final Duration GRACE = Duration.ofSeconds(5);

  public static final Pending NONE = new Pending(0, List.of(), null);

  public Pending {
    effects = List.copyOf(effects);
  }

  /**
   * One thing to do.
   *
   * @param since when the turn that asked for it took place: its age is measured from here
   * @param waitId the wait that was open after that turn; 0 where none was
   * @param attempts how many have failed
   * @param notBefore when it may be tried again; null where none has failed
   */
  public record Effect(
      long id,
      Action action,
      Instant since,
      long waitId,
      int attempts,
      @Nullable Instant notBefore) {

    boolean survivesStop() {
      return switch (action) {
        case Action.Send send -> send.evenIfStopped();
        case Action.Call _, Action.OpenTicket _, Action.HandOver _ -> false;
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
        case Action.Call _, Action.OpenTicket _, Action.HandOver _ -> List.of();
      };
    }

    private Effect postponed(Instant until) {
      return new Effect(id, action, since, waitId, attempts + 1, until);
    }
  }

  /**
   * What a status is waited for. It names a pending effect where nobody knows whether the channel
   * took it, and one that is done where the next message is to follow its delivery.
   *
   * @param until when the waiting ends, with or without it
   */
  public record Awaited(long effect, Instant until) {}

  @JsonIgnore
  public boolean isEmpty() {
    return effects.isEmpty();
  }

  /** The effect to perform next; null when there is none. */
  @JsonIgnore
  public @Nullable Effect first() {
    return effects.isEmpty() ? null : effects.getFirst();
  }

  /** When it is time to look after the outbox; null when it is empty. */
  @JsonIgnore
  @Nullable Instant due() {
    if (effects.isEmpty()) {
      return null;
    }
    Effect next = effects.getFirst();
    Instant ready = next.notBefore() == null ? next.since().plus(GRACE) : next.notBefore();
    return awaited == null ? ready : awaited.until();
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
    if (actions.isEmpty()) {
      return this;
    }
    List<Effect> more = new ArrayList<>(effects);
    long id = last;
    for (Action action : actions) {
      more.add(new Effect(++id, action, since, waitId, 0, null));
    }
    return new Pending(id, more, awaited);
  }

  /** When {@code effect} is over; the next one may have to wait for its delivery. */
  Pending done(long effect, @Nullable Instant holdUntil) {
    return new Pending(
        last,
        effects.stream().filter(e -> e.id() != effect).toList(),
        holdUntil == null ? null : new Awaited(effect, holdUntil));
  }

  Pending postponed(long effect, Instant until, boolean unknown) {
    return new Pending(
        last,
        effects.stream().map(e -> e.id() == effect ? e.postponed(until) : e).toList(),
        unknown ? new Awaited(effect, until) : null);
  }

  /** What is left when the person says STOP. A send that is under way cannot be called back. */
  Pending stopped() {
    List<Effect> kept = effects.stream().filter(Effect::survivesStop).toList();
    boolean dropped =
        awaited != null
            && get(awaited.effect()) != null
            && kept.stream().noneMatch(e -> e.id() == awaited.effect());
    return new Pending(last, kept, dropped ? null : awaited);
  }

  /** Nothing more is to be done. */
  Pending emptied() {
    return new Pending(last, List.of(), null);
  }
}
