package io.relais.runtime.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.flows.Input;
import io.relais.runtime.channel.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads a folder of payloads collected in the wild ({@code RELAIS_CORPUS}, with {@code inbound} and
 * {@code inbound_bad} in it): every message becomes an input of the type that its own type says, or
 * is on the list of what is left aside.
 */
@EnabledIfEnvironmentVariable(
    named = "RELAIS_CORPUS",
    matches = ".+",
    disabledReason = "RELAIS_CORPUS names no folder of collected payloads")
class CorpusTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T10:00:00Z");
  private static final Set<String> LEFT_ASIDE = Set.of("reaction", "edit", "revoke", "system");

  static Stream<Path> inbound() throws IOException {
    return files("inbound");
  }

  static Stream<Path> bad() throws IOException {
    return files("inbound_bad");
  }

  @ParameterizedTest
  @MethodSource("inbound")
  void everyMessageIsAnInputOfItsType(Path file) throws IOException {
    JsonNode body = new ObjectMapper().readTree(Files.readAllBytes(file));
    List<WebhookItem> items = read(body, file);

    assertThat(items).isNotEmpty().noneMatch(WebhookItem.Malformed.class::isInstance);
    assertThat(items.stream().filter(WebhookItem.Taken.class::isInstance).map(CorpusTest::type))
        .containsExactlyElementsOf(expectedTypes(body));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsBadIsSurvived(Path file) throws IOException {
    assertThat(read(new ObjectMapper().createObjectNode(), file)).isNotEmpty();
  }

  private static List<WebhookItem> read(JsonNode body, Path file) throws IOException {
    Set<String> numbers = new TreeSet<>(body.findValuesAsText("phone_number_id"));
    numbers = numbers.isEmpty() ? Set.of("100000000000001") : numbers;
    return new WebhookReader(numbers).read(Files.readAllBytes(file), RECEIVED);
  }

  private static List<String> expectedTypes(JsonNode body) {
    List<String> types = new ArrayList<>();
    for (JsonNode entry : body.path("entry")) {
      for (JsonNode change : entry.path("changes")) {
        JsonNode value = change.path("value");
        value.path("messages").forEach(message -> types.add(expectedType(message)));
        value.path("statuses").forEach(status -> types.add(status.path("status").asText()));
      }
    }
    types.removeAll(LEFT_ASIDE);
    return types;
  }

  private static String expectedType(JsonNode message) {
    String type = message.path("type").asText();
    return switch (type) {
      case "text" -> "message";
      case "button" -> "tap";
      case "interactive" ->
          message.path(type).path("type").asText().endsWith("nfm_reply") ? "unsupported" : "tap";
      case "image", "video", "document", "audio", "sticker", "location", "contacts" -> "attachment";
      case "reaction", "edit", "revoke", "system" -> type;
      default -> "unsupported";
    };
  }

  private static String type(WebhookItem item) {
    return switch (((WebhookItem.Taken) item).update()) {
      case Update.StatusChanged changed -> changed.status().name().toLowerCase(Locale.ROOT);
      case Update.Received received ->
          switch (received.input()) {
            case Input.Message ignored -> "message";
            case Input.Tap ignored -> "tap";
            case Input.Attachment ignored -> "attachment";
            case Input.Unsupported ignored -> "unsupported";
            case Input.TemplateReplied ignored -> "template_reply";
            case Input.Referred ignored -> "referral";
          };
    };
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getenv("RELAIS_CORPUS"), folder))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }
}
