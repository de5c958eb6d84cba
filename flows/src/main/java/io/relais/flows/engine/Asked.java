package io.relais.flows.engine;

import io.relais.flows.FlowState;
import io.relais.flows.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a question counts as asked: when it would have been, had every input been taken at once. A
 * message may lie in wait while we are down, and the next one that the customer writes behind it;
 * that one then answers the question which the first brings, as it would have on any other day.
 */
final class Asked {
  private Asked() {}

  /**
   * A question that {@code input} brings.
   *
   * @param before the state that the input found
   */
  static Instant at(FlowState before, Input input, Instant now) {
    FlowState.Wait waiting = before.waiting();
    Instant at =
        switch (input) {
          case Input.FromCustomer said -> latest(said.sentAt(), waiting);
          case Input.TimerFired _ -> waiting == null ? now : waiting.due();
          case Input.Undelivered _, Input.CallEnded _, Input.TicketEnded _ ->
              waiting == null ? now : waiting.since();
          case Input.DeskActed _, Input.EventHappened _, Input.FlowCalled _ -> now;
        };
    return at.isAfter(now) ? now : at;
  }

  /** A word that comes a week late asks nothing that a message of last week could answer. */
  private static Instant latest(Instant sentAt, FlowState.@Nullable Wait waiting) {
    return waiting != null && waiting.since().isAfter(sentAt) ? waiting.since() : sentAt;
  }
}
