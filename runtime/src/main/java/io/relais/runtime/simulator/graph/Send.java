package io.relais.runtime.simulator.graph;

import org.jspecify.annotations.Nullable;

/** What a valid call of {@code /messages} asks for. */
sealed interface Send {

  /**
   * A message to a customer.
   *
   * @param to the {@code to} or {@code recipient} as given
   * @param byUserId whether that is a business-scoped id
   */
  record NewMessage(
      String to,
      boolean byUserId,
      String type,
      @Nullable String callbackData,
      @Nullable String contextId)
      implements Send {}

  /** A customer's message is read, and perhaps the brand is typing. */
  record Read(String messageId, boolean typing) implements Send {}
}
