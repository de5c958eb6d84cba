package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call of {@code /messages} and refuses what Meta refuses. */
final class SendRules {

  private static final int MAX_TEXT = 4096;
  private static final int MAX_CALLBACK_DATA = 512;
  private static final int MAX_ID = 1024;

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]*");
  private static final int MIN_DIGITS = 5;
  private static final int MAX_DIGITS = 15;
  private static final Pattern USER_ID =
      Pattern.compile("[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128}");

  private static final Set<String> TYPES =
      Set.of(
          "text",
          "interactive",
          "template",
          "contacts",
          "location",
          "reaction",
          "image",
          "video",
          "document",
          "audio",
          "sticker");

  private SendRules() {}

  /** What the call asks for; throws {@link Refused}. */
  static Send check(JsonNode body) {
    if (!body.isObject() || !body.path("messaging_product").isTextual()) {
      throw new Refused(GraphError.required("messaging_product"));
    }
    if (!body.path("messaging_product").asText().equals("whatsapp")) {
      throw new Refused(GraphError.parameter("Param messaging_product must be one of [whatsapp]."));
    }
    return body.hasNonNull("status") ? read(body) : message(body);
  }

  private static Send read(JsonNode body) {
    Shape.word(body, "status", Set.of("read"));
    if (!body.hasNonNull("message_id")) {
      throw new Refused(GraphError.required("message_id"));
    }
    boolean typing = body.hasNonNull("typing_indicator");
    if (typing) {
      Shape.word(Shape.object(body, "typing_indicator"), "type", Set.of("text"));
    }
    return new Send.Read(Shape.text(body, "message_id", MAX_ID), typing);
  }

  private static Send message(JsonNode body) {
    if (body.hasNonNull("recipient_type")) {
      Shape.word(body, "recipient_type", Set.of("individual"));
    }
    boolean byUserId = !body.hasNonNull("to");
    String to = byUserId ? userId(body) : phone(body.path("to"));
    String type =
        body.hasNonNull("type") ? Shape.text(body, "type", 64).toLowerCase(Locale.ROOT) : "text";
    Shape.optionalText(body, "biz_opaque_callback_data", MAX_CALLBACK_DATA);
    String context = context(body, type);
    payload(body, type);
    return new Send.NewMessage(
        to,
        byUserId,
        type,
        body.hasNonNull("biz_opaque_callback_data")
            ? body.path("biz_opaque_callback_data").asText()
            : null,
        context);
  }

  private static String userId(JsonNode body) {
    if (!body.hasNonNull("recipient")) {
      throw new Refused(GraphError.required("to"));
    }
    String userId = body.path("recipient").asText();
    if (!USER_ID.matcher(userId).matches()) {
      throw new Refused(GraphError.value("'recipient' is not a business-scoped user id."));
    }
    return userId;
  }

  private static String phone(JsonNode to) {
    String phone = to.asText();
    long digits = phone.chars().filter(Character::isDigit).count();
    if (!PHONE.matcher(phone).matches() || digits < MIN_DIGITS || digits > MAX_DIGITS) {
      throw new Refused(GraphError.value("'to' is not a valid phone number."));
    }
    return phone;
  }

  private static @Nullable String context(JsonNode body, String type) {
    if (!body.hasNonNull("context")) {
      return null;
    }
    if (type.equals("reaction")) {
      throw new Refused(GraphError.parameter("Unexpected key \"context\" on a reaction."));
    }
    return Shape.text(Shape.object(body, "context"), "message_id", MAX_ID);
  }

  private static void payload(JsonNode body, String type) {
    if (!TYPES.contains(type)) {
      throw new Refused(GraphError.unsupportedType(type));
    }
    if (!body.hasNonNull(type)) {
      throw new Refused(GraphError.required(type));
    }
    switch (type) {
      case "text" -> text(Shape.object(body, "text"));
      case "interactive" -> InteractiveRules.check(Shape.object(body, "interactive"));
      case "template" -> TemplateRules.check(Shape.object(body, "template"));
      case "contacts" -> ContentRules.contacts(body);
      case "location" -> ContentRules.location(Shape.object(body, "location"));
      case "reaction" -> ContentRules.reaction(Shape.object(body, "reaction"));
      default -> ContentRules.media(type, Shape.object(body, type));
    }
  }

  private static void text(JsonNode text) {
    if (!text.path("body").isTextual()) {
      throw new Refused(GraphError.required("text['body']"));
    }
    String body = text.path("body").asText();
    if (body.isBlank()) {
      throw new Refused(GraphError.required("text['body']"));
    }
    if (body.codePointCount(0, body.length()) > MAX_TEXT) {
      throw new Refused(
          GraphError.parameter(
              "Param text['body'] must be at most %d characters long.".formatted(MAX_TEXT)));
    }
  }
}
