package io.relais.runtime.channel;

import org.jspecify.annotations.Nullable;

/**
 * Somebody as a channel knows them; at least one of user id and phone is there.
 *
 * @param userId the id that the channel gave them for this business (WhatsApp: the business-scoped
 *     user id)
 * @param phone E.164 with {@code +}; since 2026 it can be absent
 * @param name what they call themselves there
 */
public record Person(@Nullable String userId, @Nullable String phone, @Nullable String name) {
  public Person {
    if (userId == null && phone == null) {
      throw new IllegalArgumentException("Expected a user id or a phone, but there is neither");
    }
  }

  @Override
  public String toString() {
    return "Person[…]"; // never in a log
  }
}
