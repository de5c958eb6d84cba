package io.relais.persistence;

import io.relais.flows.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a conversation between two long silences: what satisfaction, containment and
 * budgets are counted by.
 *
 * @param number how many there have been, this one included; 0 before the first
 * @param lasts the silence that ends it; null when none is open
 */
public record Session(long number, @Nullable Duration lasts) {
  static final Session NONE = new Session(0, null);

  Session after(Outcome outcome) {
    return outcome instanceof Outcome.SessionStarted(var silence)
        ? new Session(number + 1, silence)
        : this;
  }

  Session ended() {
    return new Session(number, null);
  }

  /** When it ends, if nobody says anything; null when none is open. */
  @Nullable Instant endsAt(@Nullable Instant heardAt) {
    return lasts == null || heardAt == null ? null : heardAt.plus(lasts);
  }
}
