package io.relais.runtime.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Input;
import io.relais.runtime.channel.Update;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code whatsapp/inbound} is a situation; {@code expected.txt} says, item by item,
 * what must come of it.
 */
class WebhookReaderTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T10:00:00Z");
  private static final String NUMBER = "100000000000001";
  private static final Path FOLDER = folder();

  private final WebhookReader reader = new WebhookReader(Set.of(NUMBER));

  static Stream<String> situations() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".json"))
          .toList()
          .stream()
          .sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void eachSituationIsReadAsExpected(String file) {
    List<String> lines = reader.read(bytes(file), RECEIVED).stream().map(Items::line).toList();

    assertThat(lines).isEqualTo(expected().get(file));
  }

  @Test
  void everyExpectationHasItsFile() throws IOException {
    assertThat(expected().keySet()).isEqualTo(new TreeSet<>(situations().toList()));
  }

  @Test
  void whateverIsLeftAsideIsShownByASituation() {
    assertThat(IgnoredBecause.values())
        .allSatisfy(
            because ->
                assertThat(expected().values())
                    .anySatisfy(
                        lines ->
                            assertThat(lines)
                                .anyMatch(l -> l.startsWith("ignored " + because.label() + ":"))));
  }

  @Test
  void aMessageWithoutIdHasTheSameIdWhenItComesAgainInAnotherOrder() {
    String first = "{\"type\":\"text\",\"text\":{\"body\":\"a\"},\"from\":\"1\"}";
    String again = "{\"from\":\"1\", \"text\":{\"body\":\"a\"}, \"type\":\"text\"}";
    String other = "{\"from\":\"1\",\"text\":{\"body\":\"b\"},\"type\":\"text\"}";

    assertThat(idOf(again)).isEqualTo(idOf(first)).startsWith("content.");
    assertThat(idOf(other)).isNotEqualTo(idOf(first));
  }

  @Test
  void aThousandUpdatesAreAThousandItemsInTheirOrder() {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      messages.add("{\"from\":\"33" + i + "\",\"id\":\"m" + i + "\",\"type\":\"sticker\"}");
    }

    List<WebhookItem> items = reader.read(body(String.join(",", messages)), RECEIVED);

    assertThat(items).hasSize(1_000).allMatch(WebhookItem.Taken.class::isInstance);
    assertThat(Items.line(items.get(999))).startsWith("+33999 null (null) sticker");
  }

  @Test
  void withSeveralNumbersAValueThatNamesNoneIsKeptForAPerson() {
    WebhookReader several = new WebhookReader(Set.of(NUMBER, "100000000000002"));

    List<WebhookItem> items = several.read(bytes("metadata-missing.json"), RECEIVED);

    assertThat(items).singleElement().isInstanceOf(WebhookItem.Malformed.class);
  }

  @Test
  void contactsThatAreNoListNameNobodyAndCostNoNeighbour() {
    String nobody =
        "{\"value\":{\"contacts\":{\"x\":1},\"messages\":[{\"id\":\"m\",\"type\":\"text\"}]}}";
    String somebody = "{\"value\":{\"messages\":[{\"from\":\"33\",\"type\":\"text\"}]}}";
    byte[] body = ("{\"entry\":[{\"changes\":[" + nobody + "," + somebody + "]}]}").getBytes(UTF_8);

    assertThat(reader.read(body, RECEIVED))
        .satisfiesExactly(
            item -> assertThat(Items.line(item)).startsWith("malformed: a message from nobody"),
            item -> assertThat(received(item).from().phone()).isEqualTo("+33"));
  }

  @Test
  void aTextLongerThanAnyoneCanTypeIsShortened() {
    String long_ = "x".repeat(Json.TEXT_CHARACTERS + 1);
    byte[] body =
        body(
            "{\"from\":\"33\",\"id\":\"m\",\"type\":\"text\",\"text\":{\"body\":\""
                + long_
                + "\"}}");

    Update.Received received = received(reader.read(body, RECEIVED).getFirst());

    assertThat(((Input.Message) received.input()).text()).hasSize(Json.TEXT_CHARACTERS);
  }

  @Test
  void nestingWithoutEndIsMalformedAndNoStackOverflow() {
    byte[] body = ("{\"entry\":" + "[".repeat(100_000)).getBytes(UTF_8);

    assertThat(reader.read(body, RECEIVED))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookItem.Malformed.class, item -> assertThat(item.reason()).isEqualTo("not JSON"));
  }

  private String idOf(String message) {
    return received(reader.read(body(message), RECEIVED).getFirst()).input().id();
  }

  private static Update.Received received(WebhookItem item) {
    return (Update.Received) ((WebhookItem.Taken) item).update();
  }

  private static byte[] body(String messages) {
    return ("{\"entry\":[{\"changes\":[{\"value\":{\"messages\":[" + messages + "]}}]}]}")
        .getBytes(UTF_8);
  }

  private static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** {@code # file}, then a line for each item. */
  private static Map<String, List<String>> expected() {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : new String(bytes("expected.txt"), UTF_8).lines().toList()) {
      if (line.startsWith("# ")) {
        lines = new ArrayList<>();
        byFile.put(line.substring(2), lines);
      } else if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return byFile;
  }

  private static Path folder() {
    try {
      var folder = WebhookReaderTest.class.getResource("/whatsapp/inbound");
      assertThat(folder).isNotNull();
      return Path.of(folder.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
