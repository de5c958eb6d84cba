package io.relais.runtime.simulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An error of the Graph API, from Meta's catalogue.
 *
 * @param status the HTTP status
 * @param details what was wrong in this call; stands in {@code error_data}
 */
public record GraphError(
    int status,
    int code,
    String type,
    String title,
    @Nullable Integer subcode,
    @Nullable String details) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OAUTH = "OAuthException";

  static GraphError token() {
    return new GraphError(
        401, 190, OAUTH, "Invalid OAuth access token - Cannot parse access token", null, null);
  }

  static GraphError unknownNumber(String id) {
    return new GraphError(
        400,
        100,
        "GraphMethodException",
        "Unsupported post request. Object with ID '%s' does not exist, cannot be loaded due to missing permissions, or does not support this operation"
            .formatted(id),
        33,
        null);
  }

  static GraphError required(String parameter) {
    return of(100, "The parameter %s is required.".formatted(parameter), null);
  }

  static GraphError parameter(String details) {
    return of(100, "Invalid parameter", details);
  }

  static GraphError missing(String details) {
    return of(131008, "Required parameter is missing", details);
  }

  static GraphError value(String details) {
    return of(131009, "Parameter value is not valid", details);
  }

  static GraphError unsupportedType(String type) {
    return of(
        131051, "Unsupported message type", "Message type '%s' is not supported.".formatted(type));
  }

  static GraphError sameRecipient() {
    return of(
        131021, "Recipient cannot be sender", "Sender and recipient phone number is the same.");
  }

  static GraphError undeliverable() {
    return of(131026, "Message undeliverable", "Recipient is not a WhatsApp user known here.");
  }

  static GraphError window() {
    return of(
        131047,
        "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last"
            + " replied to this number.");
  }

  static GraphError throughput() {
    return of(
        130429,
        "Rate limit hit",
        "Message failed to send because there were too many messages sent from this phone number in"
            + " a short period of time.");
  }

  static GraphError pairRate() {
    return of(
        131056,
        "(Business Account, Consumer Account) pair rate limit hit",
        "Message failed to send because there were too many messages sent from this phone number to"
            + " the same phone number in a short period of time.");
  }

  static GraphError somethingWentWrong(int status) {
    return new GraphError(
        status,
        131000,
        OAUTH,
        "Something went wrong",
        null,
        "Message failed to send due to an unknown error.");
  }

  static GraphError unavailable() {
    return new GraphError(503, 2, OAUTH, "Service temporarily unavailable", null, null);
  }

  private static GraphError of(int code, String title, @Nullable String details) {
    return new GraphError(400, code, OAUTH, title, null, details);
  }

  /** The answer's body. */
  byte[] body(String traceId) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put(
        "message", code == 190 || subcode != null ? title : "(#%d) %s".formatted(code, title));
    error.put("type", type).put("code", code);
    if (details != null) {
      error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    }
    if (subcode != null) {
      error.put("error_subcode", subcode);
    }
    error.put("fbtrace_id", traceId);
    return body.toString().getBytes(UTF_8);
  }
}
