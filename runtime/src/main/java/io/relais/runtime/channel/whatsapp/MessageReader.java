package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.whatsapp.WebhookItem.Ignored;
import io.relais.runtime.channel.whatsapp.WebhookItem.Malformed;
import io.relais.runtime.channel.whatsapp.WebhookItem.Taken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads one element of {@code messages}. */
final class MessageReader {
  /** Types that are something the customer did, but no answer to anything. */
  private static final Map<String, IgnoredBecause> NO_ANSWERS =
      Map.of(
          "reaction", IgnoredBecause.REACTION,
          "edit", IgnoredBecause.EDIT,
          "revoke", IgnoredBecause.REVOKE,
          "system", IgnoredBecause.SYSTEM);

  private MessageReader() {}

  /**
   * @param contacts the value's
   * @param alone it is the only message of its value
   * @param receivedAt stands in where the message does not say when it was sent
   */
  static WebhookItem read(
      JsonNode message, Account account, JsonNode contacts, boolean alone, Instant receivedAt) {
    String type = Json.text(message, "type", "missing");
    if (Json.text(message, "group_id") != null) {
      return new Ignored(IgnoredBecause.GROUP, "message");
    }
    if (NO_ANSWERS.containsKey(type)) {
      return new Ignored(NO_ANSWERS.get(type), "message");
    }
    Optional<Person> sender = Senders.of(message, contacts, alone);
    if (sender.isEmpty()) {
      return new Malformed("a message from nobody", Json.canonical(message));
    }
    Instant sentAt = Timestamps.of(message, receivedAt);
    return new Taken(
        new Update.Received(
            account, sender.get(), Inputs.of(message, MessageId.of(message), sentAt)));
  }
}
