package io.relais.runtime.conversation;

import java.time.Instant;

/** What the conversations of a process share, prepared once. */
record Shared(
    ConversationSettings settings,
    ConversationMetrics metrics,
    NumberRules rules,
    Archive archive,
    Hand hand) {

  /** How one conversation reaches another. */
  @FunctionalInterface
  interface Hand {
    void over(String conversation, ConversationCommand.Remote command);
  }

  Instant now() {
    return settings.clock().instant();
  }

  /** Whether the rows of conversations are written after the journal, which does not do it. */
  boolean keepsRows() {
    return settings.keepsRows();
  }
}
