package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.channel.SendResult.Accepted;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.SendResult.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** What came back from one request, as far as anything did. */
sealed interface GraphAnswer {
  /** Wait after the request could not even be written. */
  Duration NOT_WRITTEN_WAIT = Duration.ofSeconds(1);

  /** An answer; {@code body} is empty where it broke off. */
  record Answered(int status, ByteString body, Optional<Duration> retryAfter)
      implements GraphAnswer {}

  /** No connection: Meta cannot have seen the request. */
  record NotWritten(String reason) implements GraphAnswer {}

  /** The request may have been written, and nothing came back. */
  record Silent(String reason) implements GraphAnswer {}

  /** What it means for the message. */
  default Verdict verdict() {
    return switch (this) {
      case NotWritten(String reason) -> Verdict.of(new Retry(0, reason, NOT_WRITTEN_WAIT, false));
      case Silent(String reason) -> Verdict.of(new Unknown(reason));
      case Answered(int status, ByteString body, Optional<Duration> retryAfter) -> {
        if (status / 100 != 2) {
          yield GraphErrors.verdict(GraphError.read(status, body, retryAfter));
        }
        String id = messageId(body);
        yield Verdict.of(
            id == null
                ? new Unknown("HTTP " + status + " without the id of a message")
                : new Accepted(id));
      }
    };
  }

  private static @Nullable String messageId(ByteString body) {
    try {
      JsonNode messages = Json.in(Json.read(body.toArrayUnsafe()), "messages");
      return Json.text(messages.path(0), "id");
    } catch (IOException notJson) {
      return null;
    }
  }
}
