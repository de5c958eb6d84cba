package io.relais.flows.golden;

import java.time.Duration;

/** Time was let pass, and the flow kept waking itself up: it waits and times out for ever. */
public final class EndlessTimers extends RuntimeException {
  private static final long serialVersionUID = 1;

  EndlessTimers(Duration time) {
    super(
        "Expected at most "
            + Conversation.MAX_TIMERS
            + " timers in "
            + Durations.written(time)
            + ", but more become due");
  }
}
