package io.relais.runtime.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Country;
import io.relais.runtime.simulator.ledger.Customer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Reads what callers of the control API send. */
final class ControlRequests {

  static final ObjectMapper JSON = new ObjectMapper();

  private ControlRequests() {}

  static JsonNode object(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new BadControl(400, "Expected a JSON object as the body, but it is not JSON.");
    }
    throw new BadControl(400, "Expected a JSON object as the body, but it is something else.");
  }

  /** Somebody by phone, by user id, or with a new number of a country. */
  static Customer customer(JsonNode body, RandomGenerator random) {
    String name = required(body, "name");
    String userId = optional(body, "user_id");
    String phone = optional(body, "phone");
    Customer customer;
    if (phone != null && userId != null) {
      customer = new Customer(name, phone, userId, false);
    } else if (userId != null) {
      customer = Customer.withoutPhone(name, userId);
    } else {
      customer = Customer.withPhone(name, phone != null ? phone : country(body).newNumber(random));
    }
    return body.path("on_page").asBoolean() ? customer.shown() : customer;
  }

  static Content content(JsonNode body) {
    if (body.hasNonNull("text")) {
      return new Content.Text(required(body, "text"));
    }
    if (!body.path("content").isObject()) {
      throw new BadControl(400, "Expected 'text', or 'type' and 'content', but there is neither.");
    }
    return new Content.Other(required(body, "type"), body.path("content").toString());
  }

  /** The present faults with those fields of the body that are given. */
  static Faults faults(JsonNode body, Faults present) {
    ObjectNode merged = JSON.valueToTree(present);
    body.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
    try {
      return JSON.treeToValue(merged, Faults.class);
    } catch (JsonProcessingException e) {
      throw new BadControl(
          400, "Expected fields of Faults with numbers, but one is not: " + cause(e));
    }
  }

  static String required(JsonNode body, String field) {
    if (!body.path(field).isTextual() || body.path(field).asText().isBlank()) {
      throw new BadControl(400, "Expected a text '%s', but there is none.".formatted(field));
    }
    return body.path(field).asText();
  }

  static @Nullable String optional(JsonNode body, String field) {
    return body.hasNonNull(field) ? required(body, field) : null;
  }

  private static Country country(JsonNode body) {
    String code = body.path("country").asText("FR").toUpperCase(Locale.ROOT);
    try {
      return Country.valueOf(code);
    } catch (IllegalArgumentException e) {
      throw new BadControl(
          400,
          "Expected a country of %s, but it is '%s'.".formatted(List.of(Country.values()), code));
    }
  }

  private static String cause(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
