package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.Input;
import io.relais.flows.Input.Attachment;
import io.relais.flows.Input.Message;
import io.relais.flows.Input.Tap;
import io.relais.flows.Input.Unsupported;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the content of a message into the input that flows know. */
final class Inputs {
  /** A type that may appear in metrics and transcripts as Meta wrote it. */
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private Inputs() {}

  static Input.FromCustomer of(JsonNode message, String id, Instant sentAt) {
    String type = Json.text(message, "type", "missing");
    JsonNode content = Json.in(message, type);
    return switch (type) {
      case "text" -> words(id, sentAt, type, Json.text(content, "body"));
      case "interactive" -> interactive(content, id, sentAt);
      case "button" ->
          tap(id, sentAt, type, Json.text(content, "payload"), Json.text(content, "text"));
      case "image", "video", "document", "audio", "sticker" ->
          new Attachment(id, sentAt, type, Json.text(content, "id"), Json.text(content, "caption"));
      case "voice" -> new Attachment(id, sentAt, "audio", Json.text(content, "id"), null);
      case "location", "contacts" -> new Attachment(id, sentAt, type, null, null);
      default -> new Unsupported(id, sentAt, kind(type));
    };
  }

  private static Input.FromCustomer interactive(JsonNode content, String id, Instant sentAt) {
    String type = Json.text(content, "type", "interactive");
    JsonNode reply = Json.in(content, type);
    return switch (type) {
      case "button_reply", "list_reply" ->
          tap(id, sentAt, type, Json.text(reply, "id"), Json.text(reply, "title"));
      default -> new Unsupported(id, sentAt, kind(type));
    };
  }

  /** A press without a reference still has the words that were on the button. */
  private static Input.FromCustomer tap(
      String id, Instant sentAt, String type, @Nullable String ref, @Nullable String label) {
    if (ref == null) {
      return words(id, sentAt, type, label);
    }
    return new Tap(id, sentAt, ref, label == null ? "" : label);
  }

  private static Input.FromCustomer words(
      String id, Instant sentAt, String type, @Nullable String text) {
    return text == null ? new Unsupported(id, sentAt, type) : new Message(id, sentAt, text);
  }

  private static String kind(String type) {
    String kind = type.toLowerCase(Locale.ROOT);
    return KIND.matcher(kind).matches() ? kind : "other";
  }
}
