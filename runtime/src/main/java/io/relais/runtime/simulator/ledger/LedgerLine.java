package io.relais.runtime.simulator.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger's export and of its file. One JSON object each:
 *
 * <pre>
 * {"kind":"customer","key":"33639981234","name":"Inès","phone":"33639981234","user_id":"FR.1…","on_page":true}
 * {"kind":"message","customer":"33639981234","order":1,"direction":"in","id":"wamid.…","at":"2026-11-22T09:00:00Z",
 *  "number":"100000000000001","type":"text","content":{"body":"Bonjour"},"context":"wamid.…","progress":"DELIVERED"}
 * {"kind":"message",…,"direction":"out","type":"text","body":{…the request…},"callback":"…","context":"wamid.…"}
 * {"kind":"progress","customer":"33639981234","id":"wamid.…","progress":"READ"}
 * </pre>
 */
sealed interface LedgerLine {

  ObjectMapper JSON = new ObjectMapper();

  record Person(Customer customer) implements LedgerLine {}

  record Sent(String customer, long order, Message message, Progress progress)
      implements LedgerLine {}

  record Moved(String customer, String id, Progress progress) implements LedgerLine {}

  static LedgerLine of(Customer customer) {
    return new Person(customer);
  }

  static LedgerLine of(Customer customer, Entry entry) {
    return new Sent(customer.key(), entry.order(), entry.message(), entry.progress());
  }

  static LedgerLine of(Customer customer, String id, Progress progress) {
    return new Moved(customer.key(), id, progress);
  }

  /** The line, without a line break. */
  default String json() {
    ObjectNode line = JSON.createObjectNode();
    switch (this) {
      case Person(var customer) ->
          line.put("kind", "customer")
              .put("key", customer.key())
              .put("name", customer.name())
              .put("phone", customer.phone())
              .put("user_id", customer.userId())
              .put("on_page", customer.onPage());
      case Sent sent -> write(line, sent);
      case Moved(var customer, var id, var progress) ->
          line.put("kind", "progress")
              .put("customer", customer)
              .put("id", id)
              .put("progress", progress.name());
    }
    return line.toString();
  }

  private static void write(ObjectNode line, Sent sent) {
    var message = sent.message();
    line.put("kind", "message")
        .put("customer", sent.customer())
        .put("order", sent.order())
        .put("direction", message instanceof FromCustomer ? "in" : "out")
        .put("id", message.id())
        .put("at", message.at().toString())
        .put("number", message.numberId())
        .put("progress", sent.progress().name());
    if (message.contextId() != null) {
      line.put("context", message.contextId());
    }
    switch (message) {
      case FromCustomer from -> ContentJson.write(line, from.content());
      case FromBrand from -> {
        line.put("type", from.type()).put("conversation", from.perMessageConversation());
        line.set("body", tree(from.body()));
        if (from.callbackData() != null) {
          line.put("callback", from.callbackData());
        }
      }
    }
  }

  /** The line that {@link #json()} wrote. */
  static LedgerLine parse(String json) throws JsonProcessingException {
    JsonNode line = JSON.readTree(json);
    return switch (line.path("kind").asText()) {
      case "customer" ->
          new Person(
              new Customer(
                  line.path("name").asText(),
                  text(line, "phone"),
                  line.path("user_id").asText(),
                  line.path("on_page").asBoolean()));
      case "message" ->
          new Sent(
              line.path("customer").asText(),
              line.path("order").asLong(),
              message(line),
              Progress.valueOf(line.path("progress").asText()));
      case "progress" ->
          new Moved(
              line.path("customer").asText(),
              line.path("id").asText(),
              Progress.valueOf(line.path("progress").asText()));
      default ->
          throw new IllegalArgumentException(
              "Expected a line of kind customer, message or progress, but it is '%s'."
                  .formatted(line.path("kind").asText()));
    };
  }

  private static Message message(JsonNode line) {
    String id = line.path("id").asText();
    Instant at = Instant.parse(line.path("at").asText());
    String number = line.path("number").asText();
    String context = text(line, "context");
    return "in".equals(line.path("direction").asText())
        ? new FromCustomer(id, at, number, ContentJson.read(line), context)
        : new FromBrand(
            id,
            at,
            number,
            line.path("type").asText(),
            line.path("body").toString(),
            text(line, "callback"),
            context,
            line.path("conversation").asBoolean());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected the body of an accepted message to be JSON.", e);
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }
}
