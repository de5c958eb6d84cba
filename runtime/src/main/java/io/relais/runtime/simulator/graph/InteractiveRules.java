package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Messages with something to tap: reply buttons and lists here, all others in {@link ActionRules}.
 */
final class InteractiveRules {

  private static final int MAX_BODY = 1024;
  private static final int MAX_LIST_BODY = 4096;
  private static final int MAX_FOOTER = 60;
  private static final int MAX_HEADER = 60;
  private static final int MAX_BUTTONS = 3;
  private static final int MAX_BUTTON_TITLE = 20;
  private static final int MAX_BUTTON_ID = 256;
  private static final int MAX_SECTIONS = 10;
  private static final int MAX_ROWS = 10;
  private static final int MAX_SECTION_TITLE = 24;
  private static final int MAX_ROW_TITLE = 24;
  private static final int MAX_ROW_ID = 200;
  private static final int MAX_ROW_DESCRIPTION = 72;

  private static final Set<String> TYPES =
      Set.of(
          "button",
          "list",
          "cta_url",
          "location_request_message",
          "contact_request",
          "flow",
          "product",
          "product_list",
          "catalog_message",
          "carousel",
          "address_message",
          "call_permission_request",
          "voice_call",
          "order_details",
          "order_status");

  private static final Set<String> ANY_HEADER = Set.of("text", "image", "video", "document");
  private static final Set<String> TEXT_HEADER = Set.of("text");

  /**
   * What may stand without a body: a product shows itself, a call permission has Meta's own words.
   */
  private static final Set<String> BODY_OPTIONAL =
      Set.of("product", "call_permission_request", "address_message", "voice_call");

  /** What may have neither header nor footer. */
  private static final Set<String> BARE = Set.of("location_request_message", "contact_request");

  private InteractiveRules() {}

  static void check(JsonNode interactive) {
    String type = Shape.word(interactive, "type", TYPES);
    body(interactive, type);
    header(interactive, type);
    if (BARE.contains(type)) {
      Shape.none(interactive, "footer", type);
    } else if (interactive.hasNonNull("footer")) {
      Shape.text(Shape.object(interactive, "footer"), "text", MAX_FOOTER);
    }
    JsonNode action = Shape.object(interactive, "action");
    switch (type) {
      case "button" -> buttons(action);
      case "list" -> list(action);
      default -> ActionRules.check(type, interactive, action);
    }
  }

  private static void body(JsonNode interactive, String type) {
    if (interactive.hasNonNull("body") || !BODY_OPTIONAL.contains(type)) {
      int max = type.equals("list") ? MAX_LIST_BODY : MAX_BODY;
      Shape.text(Shape.object(interactive, "body"), "text", max);
    }
  }

  private static void header(JsonNode interactive, String type) {
    if (!interactive.hasNonNull("header")) {
      return;
    }
    if (BARE.contains(type)) {
      Shape.none(interactive, "header", type);
    }
    JsonNode header = Shape.object(interactive, "header");
    boolean textOnly = type.equals("list") || type.equals("product_list");
    String kind = Shape.word(header, "type", textOnly ? TEXT_HEADER : ANY_HEADER);
    if (kind.equals("text")) {
      Shape.text(header, "text", MAX_HEADER);
    } else {
      JsonNode media = Shape.object(header, kind);
      Shape.none(media, "caption", "header");
      ContentRules.media(kind, media);
    }
  }

  private static void buttons(JsonNode action) {
    var ids = new HashSet<String>();
    var titles = new HashSet<String>();
    for (JsonNode button : Shape.array(action, "buttons", 1, MAX_BUTTONS)) {
      Shape.word(button, "type", Set.of("reply"));
      JsonNode reply = Shape.object(button, "reply");
      unique(ids, Shape.text(reply, "id", MAX_BUTTON_ID), "Button ids");
      unique(titles, Shape.text(reply, "title", MAX_BUTTON_TITLE), "Button titles");
    }
  }

  private static void list(JsonNode action) {
    Shape.text(action, "button", MAX_BUTTON_TITLE);
    JsonNode sections = Shape.array(action, "sections", 1, MAX_SECTIONS);
    var ids = new HashSet<String>();
    int rows = 0;
    for (JsonNode section : sections) {
      if (sections.size() > 1 || section.hasNonNull("title")) {
        Shape.text(section, "title", MAX_SECTION_TITLE);
      }
      for (JsonNode row : Shape.array(section, "rows", 1, MAX_ROWS)) {
        rows++;
        unique(ids, Shape.text(row, "id", MAX_ROW_ID), "Row ids");
        Shape.text(row, "title", MAX_ROW_TITLE);
        Shape.optionalText(row, "description", MAX_ROW_DESCRIPTION);
      }
    }
    if (rows > MAX_ROWS) {
      throw new Refused(
          GraphError.value("Total row count exceed max allowed count: %d.".formatted(MAX_ROWS)));
    }
  }

  private static void unique(Set<String> seen, String value, String what) {
    if (!seen.add(value)) {
      throw new Refused(GraphError.value("%s must be unique within a message.".formatted(what)));
    }
  }
}
