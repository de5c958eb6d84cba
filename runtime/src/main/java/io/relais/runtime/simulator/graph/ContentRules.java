package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Media, locations, contacts and reactions. */
final class ContentRules {

  private static final int MAX_CAPTION = 1024;
  private static final int MAX_URL = 2048;
  private static final int MAX_NAME = 1024;
  private static final int MAX_EMOJI = 16;

  /** Meta's text says 257, its OpenAPI says 5; the looser one, since both are Meta's. */
  private static final int MAX_CONTACTS = 257;

  private static final Set<String> CAPTIONED = Set.of("image", "video", "document");

  private ContentRules() {}

  /** A medium by id or by link: as a message of its own, or as the header of another. */
  static void media(String type, JsonNode media) {
    boolean id = media.hasNonNull("id");
    boolean link = media.hasNonNull("link");
    if (id == link) {
      throw new Refused(
          GraphError.parameter("Param %s must have exactly one of id and link.".formatted(type)));
    }
    if (link) {
      Shape.url(media, "link", MAX_URL);
    } else {
      Shape.text(media, "id", MAX_NAME);
    }
    if (!type.equals("document")) {
      Shape.none(media, "filename", type);
    }
    if (CAPTIONED.contains(type)) {
      Shape.optionalText(media, "caption", MAX_CAPTION);
    } else {
      Shape.none(media, "caption", type);
    }
  }

  static void location(JsonNode location) {
    Shape.number(location, "latitude", -90, 90);
    Shape.number(location, "longitude", -180, 180);
    Shape.optionalText(location, "name", MAX_NAME);
    Shape.optionalText(location, "address", MAX_NAME);
  }

  static void contacts(JsonNode body) {
    for (JsonNode contact : Shape.array(body, "contacts", 1, MAX_CONTACTS)) {
      Shape.text(Shape.object(contact, "name"), "formatted_name", MAX_NAME);
    }
  }

  static void reaction(JsonNode reaction) {
    Shape.text(reaction, "message_id", MAX_NAME);
    // An empty emoji takes an earlier reaction back.
    if (!reaction.path("emoji").asText("").isEmpty()) {
      Shape.text(reaction, "emoji", MAX_EMOJI);
    }
  }
}
