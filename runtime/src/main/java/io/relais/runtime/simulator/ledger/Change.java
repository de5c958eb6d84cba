package io.relais.runtime.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a listener of one customer's log hears, in order of revision. */
public sealed interface Change {

  /**
   * Increases from change to change, also across restarts; a listener resumes after the last one it
   * saw.
   */
  long revision();

  /**
   * A new line.
   *
   * @param previous the line above it, null for the first
   */
  record Added(Entry entry, @Nullable Entry previous) implements Change {
    @Override
    public long revision() {
      return entry.order();
    }
  }

  /** A line got further: ticks, or another attempt. */
  record Progressed(Entry entry) implements Change {
    @Override
    public long revision() {
      return entry.revision();
    }
  }

  /** The brand shows that it is typing, until it answers or until that moment. */
  record Typing(long revision, Instant until) implements Change {}
}
