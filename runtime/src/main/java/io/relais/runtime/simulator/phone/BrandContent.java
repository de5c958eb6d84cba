package io.relais.runtime.simulator.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.phone.Bubble.Attachment;
import io.relais.runtime.simulator.phone.Bubble.Choice;
import io.relais.runtime.simulator.phone.Bubble.LinkButton;
import io.relais.runtime.simulator.phone.PhoneView.Row;
import io.relais.runtime.simulator.phone.PhoneView.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the brand's request asks a phone to show. */
final class BrandContent {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

  private final String type;
  private final JsonNode payload;
  private final Texts texts;

  private BrandContent(String type, JsonNode payload, Texts texts) {
    this.type = type;
    this.payload = payload;
    this.texts = texts;
  }

  static BrandContent of(FromBrand message, Texts texts) {
    try {
      JsonNode body = JSON.readTree(message.body());
      return new BrandContent(message.type(), body.path(message.type()), texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected the body of an accepted message to be JSON.", e);
    }
  }

  String text() {
    return switch (type) {
      case "text" -> payload.path("body").asText();
      case "interactive" -> payload.at("/body/text").asText();
      case "template" -> template();
      case "reaction" -> texts.get("media.reaction", payload.path("emoji").asText());
      default -> payload.path("caption").asText("");
    };
  }

  @Nullable String header() {
    return text(payload.path("header"), "text");
  }

  @Nullable String footer() {
    return text(payload.path("footer"), "text");
  }

  @Nullable Attachment attachment() {
    if (MEDIA.contains(type)) {
      return media(type, payload);
    }
    return switch (type) {
      case "text", "template", "reaction" -> null;
      case "interactive" -> headerMedia();
      case "location" -> {
        String name = text(payload, "name");
        yield new Attachment(
            "location",
            name == null ? texts.get("media.location") : name,
            text(payload, "address"));
      }
      case "contacts" ->
          new Attachment(
              "contacts",
              payload.at("/0/name/formatted_name").asText(texts.get("media.contacts")),
              text(payload.at("/0/phones/0"), "phone"));
      default -> new Attachment("other", texts.get("media.other", type), null);
    };
  }

  List<Choice> buttons() {
    var buttons = new ArrayList<Choice>();
    for (JsonNode button : payload.at("/action/buttons")) {
      JsonNode reply = button.path("reply");
      buttons.add(new Choice(reply.path("id").asText(), reply.path("title").asText()));
    }
    return buttons;
  }

  /** The label of the button that opens the list, null if there is no list. */
  @Nullable String menu() {
    return payload.at("/action/sections").isEmpty() ? null : text(payload.path("action"), "button");
  }

  List<Section> sections() {
    var sections = new ArrayList<Section>();
    for (JsonNode section : payload.at("/action/sections")) {
      var rows = new ArrayList<Row>();
      for (JsonNode row : section.path("rows")) {
        rows.add(
            new Row(row.path("id").asText(), row.path("title").asText(), text(row, "description")));
      }
      sections.add(new Section(text(section, "title"), rows));
    }
    return sections;
  }

  @Nullable LinkButton link() {
    JsonNode parameters = payload.at("/action/parameters");
    String url = parameters.path("url").asText();
    // The Graph API has refused anything else; a link of a page must not depend on that.
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web ? new LinkButton(url, parameters.path("display_text").asText(url)) : null;
  }

  private @Nullable Attachment headerMedia() {
    JsonNode header = payload.path("header");
    String kind = header.path("type").asText();
    return MEDIA.contains(kind) ? media(kind, header.path(kind)) : null;
  }

  private Attachment media(String kind, JsonNode media) {
    return new Attachment(kind, texts.get("media." + kind), text(media, "filename"));
  }

  private String template() {
    var text = new StringBuilder(texts.get("media.template", payload.path("name").asText()));
    for (JsonNode component : payload.path("components")) {
      for (JsonNode parameter : component.path("parameters")) {
        if (parameter.path("text").isTextual()) {
          text.append("\n• ").append(parameter.path("text").asText());
        }
      }
    }
    return text.toString();
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }
}
