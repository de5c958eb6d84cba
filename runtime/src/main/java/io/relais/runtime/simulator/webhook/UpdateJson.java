package io.relais.runtime.simulator.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.ContentJson;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One element of {@code messages} or {@code statuses}. */
final class UpdateJson {

  /** How long after {@code sent} a conversation of the older versions expires. */
  private static final Duration CONVERSATION = Duration.ofHours(24);

  private UpdateJson() {}

  static void message(JsonGenerator json, Update.Said said, @Nullable BusinessNumber to)
      throws IOException {
    var message = said.message();
    json.writeStartObject();
    if (message.contextId() != null) {
      json.writeObjectFieldStart("context");
      if (to != null) {
        json.writeStringField("from", to.display());
      }
      json.writeStringField("id", message.contextId());
      json.writeEndObject();
    }
    if (said.customer().phone() != null) {
      json.writeStringField("from", said.customer().phone());
    }
    json.writeStringField("from_user_id", said.customer().userId());
    json.writeStringField("id", message.id());
    json.writeStringField("timestamp", Long.toString(message.at().getEpochSecond()));
    json.writeStringField("type", message.content().type());
    json.writeFieldName(message.content().type());
    if (message.content() instanceof Text(var body)) {
      json.writeStartObject();
      json.writeStringField("body", body);
      json.writeEndObject();
    } else {
      json.writeTree(ContentJson.payload(message.content()));
    }
    json.writeEndObject();
  }

  static void status(JsonGenerator json, Update.StatusOf status) throws IOException {
    var message = status.message();
    json.writeStartObject();
    json.writeStringField("id", message.id());
    json.writeStringField("status", status.status());
    json.writeStringField("timestamp", Long.toString(status.at().getEpochSecond()));
    if (status.customer().phone() != null) {
      json.writeStringField("recipient_id", status.customer().phone());
    }
    json.writeStringField("recipient_user_id", status.customer().userId());
    if (message.callbackData() != null) {
      json.writeStringField("biz_opaque_callback_data", message.callbackData());
    }
    if (status.priced()) {
      conversation(json, status);
      price(json, status);
    }
    if (status.failure() != null) {
      failure(json, status.failure());
    }
    json.writeEndObject();
  }

  private static void conversation(JsonGenerator json, Update.StatusOf status) throws IOException {
    if (!status.message().perMessageConversation()) {
      return;
    }
    json.writeObjectFieldStart("conversation");
    json.writeStringField("id", Integer.toHexString(status.message().id().hashCode()));
    if (status.status().equals("sent")) {
      long expires = status.at().plus(CONVERSATION).getEpochSecond();
      json.writeStringField("expiration_timestamp", Long.toString(expires));
    }
    json.writeObjectFieldStart("origin");
    json.writeStringField("type", category(status));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void price(JsonGenerator json, Update.StatusOf status) throws IOException {
    json.writeObjectFieldStart("pricing");
    json.writeBooleanField("billable", true);
    json.writeStringField("pricing_model", "PMP");
    json.writeStringField("category", category(status));
    json.writeStringField("type", "regular");
    json.writeEndObject();
  }

  private static String category(Update.StatusOf status) {
    return status.message().type().equals("template") ? "utility" : "service";
  }

  private static void failure(JsonGenerator json, Update.Failure failure) throws IOException {
    json.writeArrayFieldStart("errors");
    json.writeStartObject();
    json.writeNumberField("code", failure.code());
    json.writeStringField("title", failure.title());
    json.writeStringField("message", failure.title());
    json.writeObjectFieldStart("error_data");
    json.writeStringField("details", failure.details());
    json.writeEndObject();
    json.writeStringField(
        "href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    json.writeEndObject();
    json.writeEndArray();
  }
}
