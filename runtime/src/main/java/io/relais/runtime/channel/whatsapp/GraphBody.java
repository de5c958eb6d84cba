package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.relais.flows.Action;
import io.relais.flows.Presentation;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message as the body of {@code POST /{phone_number_id}/messages} (Meta, "Send messages",
 * "Interactive reply buttons", "Interactive list messages"). {@link GraphLimits} was asked before.
 */
final class GraphBody {
  private static final JsonFactory FACTORY = new JsonFactory();

  private GraphBody() {}

  static byte[] of(Outbound outbound) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("messaging_product", "whatsapp");
      json.writeStringField("recipient_type", "individual");
      recipient(json, outbound.to());
      json.writeStringField("biz_opaque_callback_data", outbound.tag().encode());
      content(json, outbound.message());
      json.writeEndObject();
      json.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Expected memory to be writable", impossible);
    }
  }

  /** Where both are there Meta uses {@code to}; a bare number would get the business's country. */
  private static void recipient(JsonGenerator json, Person to) throws IOException {
    if (to.phone() != null) {
      json.writeStringField("to", to.phone());
    }
    if (to.userId() != null) {
      json.writeStringField("recipient", to.userId());
    }
  }

  private static void content(JsonGenerator json, Action.Send message) throws IOException {
    switch (message.presentation()) {
      case TEXT, NUMBERED -> text(json, message.writtenBody());
      case BUTTONS -> interactive(json, "button", message);
      case LIST -> interactive(json, "list", message);
    }
  }

  private static void text(JsonGenerator json, String body) throws IOException {
    json.writeStringField("type", "text");
    json.writeObjectFieldStart("text");
    json.writeBooleanField("preview_url", body.contains("https://") || body.contains("http://"));
    json.writeStringField("body", body);
    json.writeEndObject();
  }

  private static void interactive(JsonGenerator json, String type, Action.Send message)
      throws IOException {
    json.writeStringField("type", "interactive");
    json.writeObjectFieldStart("interactive");
    json.writeStringField("type", type);
    json.writeObjectFieldStart("body");
    json.writeStringField("text", message.body());
    json.writeEndObject();
    json.writeObjectFieldStart("action");
    if (message.presentation() == Presentation.BUTTONS) {
      buttons(json, message.options());
    } else {
      rows(json, message.picker(), message.options());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void buttons(JsonGenerator json, List<Action.Option> options) throws IOException {
    json.writeArrayFieldStart("buttons");
    for (Action.Option option : options) {
      json.writeStartObject();
      json.writeStringField("type", "reply");
      json.writeObjectFieldStart("reply");
      json.writeStringField("id", option.ref());
      json.writeStringField("title", option.label());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** One section, which then needs no title. */
  private static void rows(JsonGenerator json, @Nullable String picker, List<Action.Option> options)
      throws IOException {
    json.writeStringField("button", picker);
    json.writeArrayFieldStart("sections");
    json.writeStartObject();
    json.writeArrayFieldStart("rows");
    for (Action.Option option : options) {
      json.writeStartObject();
      json.writeStringField("id", option.ref());
      json.writeStringField("title", option.label());
      if (option.hint() != null) {
        json.writeStringField("description", option.hint());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }
}
