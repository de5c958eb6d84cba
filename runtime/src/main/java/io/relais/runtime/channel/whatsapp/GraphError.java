package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the Graph API that is no success, read from whatever came: Meta's JSON, {@code
 * error_data} as an object or a bare string, or the HTML page of a proxy.
 *
 * @param status of HTTP
 * @param code Meta's, if the body names one
 * @param message Meta's words
 * @param details more of them, often the only hint at which parameter is wrong
 * @param trace Meta's id of the request, for their support; starts with a comma, or is empty
 * @param isTransient Meta says that trying again can help
 * @param objectMissing the thing addressed does not exist or may not be seen
 * @param retryAfter how long Meta, or what stands before it, asks to wait
 */
record GraphError(
    int status,
    OptionalInt code,
    String message,
    String details,
    String trace,
    boolean isTransient,
    boolean objectMissing,
    Optional<Duration> retryAfter) {

  /** Longest wait that is obeyed; a typo in a header must not silence a number for a year. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** The subcode of code 100 for an object that is missing or hidden. */
  private static final String OBJECT_MISSING = "33";

  static GraphError read(int status, ByteString body, Optional<Duration> retryAfter) {
    JsonNode error = error(body);
    JsonNode data = Json.in(error, "error_data");
    OptionalInt code = integer(Json.text(error, "code"));
    String trace = Json.text(error, "fbtrace_id");
    return new GraphError(
        status,
        code,
        Json.text(error, "message", "an answer that is not the Graph API's"),
        data.isTextual() ? data.asText() : Json.text(data, "details", ""),
        trace == null || !trace.matches("[A-Za-z0-9_-]{1,40}") ? "" : ", trace " + trace,
        Json.in(error, "is_transient").asBoolean(false),
        code.equals(OptionalInt.of(100))
            && OBJECT_MISSING.equals(Json.text(error, "error_subcode")),
        retryAfter);
  }

  /** The longer of {@code usual} and what was asked for. */
  Duration waits(Duration usual) {
    Duration asked = retryAfter.orElse(Duration.ZERO);
    Duration obeyed = asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    return obeyed.compareTo(usual) > 0 ? obeyed : usual;
  }

  private static JsonNode error(ByteString body) {
    try {
      return Json.in(Json.read(body.toArrayUnsafe()), "error");
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static OptionalInt integer(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
