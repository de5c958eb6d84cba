package io.relais.runtime.simulator.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.runtime.simulator.ledger.Content.ButtonReply;
import io.relais.runtime.simulator.ledger.Content.ListReply;
import io.relais.runtime.simulator.ledger.Content.Other;
import io.relais.runtime.simulator.ledger.Content.Text;

/** {@link Content} as Meta writes it: the object that stands under the message's type. */
public final class ContentJson {

  private ContentJson() {}

  /** The object under the type's name, as in a webhook. */
  public static JsonNode payload(Content content) {
    ObjectNode object = LedgerLine.JSON.createObjectNode();
    return switch (content) {
      case Text(var body) -> object.put("body", body);
      case ButtonReply(var id, var title) -> {
        object
            .put("type", "button_reply")
            .putObject("button_reply")
            .put("id", id)
            .put("title", title);
        yield object;
      }
      case ListReply(var id, var title, var description) -> {
        var reply =
            object
                .put("type", "list_reply")
                .putObject("list_reply")
                .put("id", id)
                .put("title", title);
        if (description != null) {
          reply.put("description", description);
        }
        yield object;
      }
      case Other(_, var json) -> tree(json);
    };
  }

  static void write(ObjectNode line, Content content) {
    line.put("type", content.type()).set("content", payload(content));
  }

  static Content read(JsonNode line) {
    String type = line.path("type").asText();
    JsonNode content = line.path("content");
    JsonNode button = content.path("button_reply");
    JsonNode row = content.path("list_reply");
    if (type.equals("text")) {
      return new Text(content.path("body").asText());
    }
    if (type.equals("interactive") && button.isObject()) {
      return new ButtonReply(button.path("id").asText(), button.path("title").asText());
    }
    if (type.equals("interactive") && row.isObject()) {
      return new ListReply(
          row.path("id").asText(),
          row.path("title").asText(),
          row.hasNonNull("description") ? row.path("description").asText() : null);
    }
    return new Other(type, content.toString());
  }

  private static JsonNode tree(String json) {
    try {
      return LedgerLine.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected the content of a message to be JSON.", e);
    }
  }
}
