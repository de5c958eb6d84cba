package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The actions of interactive messages other than reply buttons and lists. */
final class ActionRules {

  private static final int MAX_ID = 1024;
  private static final int MAX_URL = 2000;
  private static final int MAX_LINK_TEXT = 20;
  private static final int MAX_FLOW_BUTTON = 30;
  private static final int MAX_SECTIONS = 10;
  private static final int MAX_PRODUCTS = 30;
  private static final int MIN_CARDS = 2;
  private static final int MAX_CARDS = 10;
  private static final int MAX_CARD_BODY = 160;

  private ActionRules() {}

  static void check(String type, JsonNode interactive, JsonNode action) {
    switch (type) {
      case "cta_url" -> {
        JsonNode parameters = named(action, "cta_url");
        Shape.text(parameters, "display_text", MAX_LINK_TEXT);
        Shape.url(parameters, "url", MAX_URL);
      }
      case "location_request_message" -> Shape.word(action, "name", Set.of("send_location"));
      case "contact_request" -> Shape.word(action, "name", Set.of("request_contact_info"));
      case "flow" -> flow(named(action, "flow"));
      case "product" -> {
        Shape.text(action, "catalog_id", MAX_ID);
        Shape.text(action, "product_retailer_id", MAX_ID);
      }
      case "product_list" -> products(interactive, action);
      case "carousel" -> carousel(action);
      case "catalog_message" -> Shape.word(action, "name", Set.of("catalog_message"));
      case "order_details" -> named(action, "review_and_pay");
      case "order_status" -> named(action, "review_order");
      default -> Shape.text(action, "name", MAX_ID);
    }
  }

  private static JsonNode named(JsonNode action, String name) {
    Shape.word(action, "name", Set.of(name));
    return Shape.object(action, "parameters");
  }

  private static void flow(JsonNode parameters) {
    Shape.text(parameters, "flow_message_version", MAX_ID);
    Shape.text(parameters, "flow_cta", MAX_FLOW_BUTTON);
    if (parameters.hasNonNull("flow_id") == parameters.hasNonNull("flow_name")) {
      throw new Refused(
          GraphError.parameter("Param parameters must have exactly one of flow_id and flow_name."));
    }
    if (parameters.hasNonNull("mode")) {
      Shape.word(parameters, "mode", Set.of("draft", "published"));
    }
    if (parameters.hasNonNull("flow_action")) {
      Shape.word(parameters, "flow_action", Set.of("navigate", "data_exchange"));
    }
  }

  private static void products(JsonNode interactive, JsonNode action) {
    Shape.object(interactive, "header");
    Shape.text(action, "catalog_id", MAX_ID);
    int products = 0;
    for (JsonNode section : Shape.array(action, "sections", 1, MAX_SECTIONS)) {
      products += Shape.array(section, "product_items", 1, MAX_PRODUCTS).size();
    }
    if (products > MAX_PRODUCTS) {
      throw new Refused(
          GraphError.value(
              "Total product count exceed max allowed count: %d.".formatted(MAX_PRODUCTS)));
    }
  }

  private static void carousel(JsonNode action) {
    for (JsonNode card : Shape.array(action, "cards", MIN_CARDS, MAX_CARDS)) {
      if (card.hasNonNull("body")) {
        Shape.text(Shape.object(card, "body"), "text", MAX_CARD_BODY);
      }
    }
  }
}
