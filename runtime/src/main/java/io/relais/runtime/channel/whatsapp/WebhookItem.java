package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.Update;
import org.apache.pekko.util.ByteString;

/** What became of one item of a webhook: each stands on its own and none costs its neighbours. */
public sealed interface WebhookItem {

  /** It is for a conversation. */
  record Taken(Update update) implements WebhookItem {}

  /**
   * It was understood, and is knowingly left aside.
   *
   * @param detail which one, without personal data: a field's name, a number's id, an error's code
   */
  record Ignored(IgnoredBecause because, String detail) implements WebhookItem {}

  /**
   * It cannot be understood, so it is kept for a person to look at.
   *
   * @param reason without personal data
   * @param raw its bytes: of the item alone, or of the whole body where that is not JSON
   */
  record Malformed(String reason, ByteString raw) implements WebhookItem {}
}
