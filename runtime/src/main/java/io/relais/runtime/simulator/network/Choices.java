package io.relais.runtime.simulator.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Content.ButtonReply;
import io.relais.runtime.simulator.ledger.Content.ListReply;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a customer can tap on a message of the brand: its reply buttons or the rows of its list. */
final class Choices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Choices() {}

  /** The reply that a tap on the choice of that id, or else of that title, sends. */
  static Optional<Content> of(FromBrand message, String idOrTitle) {
    var all = all(message);
    return all.stream()
        .filter(choice -> id(choice).equals(idOrTitle))
        .findFirst()
        .or(() -> all.stream().filter(choice -> title(choice).equals(idOrTitle)).findFirst());
  }

  private static List<Content> all(FromBrand message) {
    var choices = new ArrayList<Content>();
    if (!message.type().equals("interactive")) {
      return choices;
    }
    JsonNode action = tree(message.body()).path("interactive").path("action");
    for (JsonNode button : action.path("buttons")) {
      JsonNode reply = button.path("reply");
      choices.add(new ButtonReply(reply.path("id").asText(), reply.path("title").asText()));
    }
    for (JsonNode section : action.path("sections")) {
      for (JsonNode row : section.path("rows")) {
        choices.add(
            new ListReply(
                row.path("id").asText(),
                row.path("title").asText(),
                row.hasNonNull("description") ? row.path("description").asText() : null));
      }
    }
    return choices;
  }

  private static String id(Content choice) {
    return switch (choice) {
      case ButtonReply(var id, _) -> id;
      case ListReply(var id, _, _) -> id;
      case Content.Text _, Content.Other _ -> "";
    };
  }

  private static String title(Content choice) {
    return switch (choice) {
      case ButtonReply(_, var title) -> title;
      case ListReply(_, var title, _) -> title;
      case Content.Text _, Content.Other _ -> "";
    };
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected the body of an accepted message to be JSON.", e);
    }
  }
}
