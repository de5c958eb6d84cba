package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * How long an answer asks to wait: {@code Retry-After} in seconds (RFC 9110, 10.2.3; a date is not
 * obeyed, as clocks differ), or the minutes in Meta's {@code X-Business-Use-Case-Usage}.
 */
final class RetryAfter {
  private static final String SECONDS = "Retry-After";
  private static final String USAGE = "X-Business-Use-Case-Usage";

  private RetryAfter() {}

  static Optional<Duration> of(HttpResponse response) {
    return Stream.concat(
            header(response, SECONDS).filter(s -> s.matches("[0-9]{1,6}")).stream()
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
            header(response, USAGE).flatMap(RetryAfter::regained).stream())
        .max(Duration::compareTo)
        .filter(Duration::isPositive);
  }

  private static Optional<String> header(HttpResponse response, String name) {
    return response.getHeader(name).map(HttpHeader::value).map(String::strip);
  }

  /** {@code {"<account>":[{"type":…,"estimated_time_to_regain_access":<minutes>}]}}. */
  private static Optional<Duration> regained(String usage) {
    try {
      long minutes = 0;
      for (JsonNode account : Json.read(usage.getBytes(StandardCharsets.UTF_8))) {
        for (JsonNode use : account) {
          minutes = Math.max(minutes, use.path("estimated_time_to_regain_access").asLong(0));
        }
      }
      return Optional.of(Duration.ofMinutes(minutes));
    } catch (IOException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }
}
