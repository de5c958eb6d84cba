package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.Update.DeliveryStatus;
import io.relais.runtime.channel.whatsapp.WebhookItem.Ignored;
import io.relais.runtime.channel.whatsapp.WebhookItem.Malformed;
import io.relais.runtime.channel.whatsapp.WebhookItem.Taken;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code statuses}: what became of a message of ours. */
final class StatusReader {
  private StatusReader() {}

  static WebhookItem read(JsonNode status, Account account, Instant receivedAt) {
    if ("call".equals(Json.text(status, "type"))) {
      return new Ignored(IgnoredBecause.CALL, "status");
    }
    if ("group".equals(Json.text(status, "recipient_type"))) {
      return new Ignored(IgnoredBecause.GROUP, "status");
    }
    Optional<DeliveryStatus> reached = reached(Json.text(status, "status", ""));
    if (reached.isEmpty()) {
      return new Ignored(IgnoredBecause.OTHER_STATUS, "status");
    }
    String id = Json.text(status, "id");
    if (id == null) {
      return new Malformed("a status of no message", Json.canonical(status));
    }
    return new Taken(changed(status, account, id, reached.get(), receivedAt));
  }

  /** {@code played} is told of voice notes, after or instead of {@code read}. */
  private static Optional<DeliveryStatus> reached(String status) {
    return switch (status) {
      case "sent" -> Optional.of(DeliveryStatus.SENT);
      case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
      case "read", "played" -> Optional.of(DeliveryStatus.READ);
      case "failed" -> Optional.of(DeliveryStatus.FAILED);
      default -> Optional.empty();
    };
  }

  private static Update.StatusChanged changed(
      JsonNode status, Account account, String id, DeliveryStatus reached, Instant receivedAt) {
    String tag = Json.text(status, "biz_opaque_callback_data");
    return new Update.StatusChanged(
        account,
        id,
        reached,
        Timestamps.of(status, receivedAt),
        tag == null ? Optional.empty() : SendTag.decode(tag),
        reached == DeliveryStatus.FAILED ? failure(Json.in(status, "errors")) : null);
  }

  /** The first error as {@code 131047 Re-engagement message}: code, then Meta's title of it. */
  private static @Nullable String failure(JsonNode errors) {
    JsonNode error = errors.path(0);
    String code = Json.text(error, "code");
    String title = Json.text(error, "title");
    if (code == null && title == null) {
      return null;
    }
    return Redact.digits((code == null ? "" : code + " ") + (title == null ? "" : title)).strip();
  }
}
