package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
  private static final Webhook WEBHOOK = new Webhook("2000", "1000", "+33 1 70 00 00 00");
  private static final Customer INES = new Customer("99901", "FR.1", "Inès");
  private static final Customer TOM = new Customer("99902", "FR.2", "Tom");

  @Test
  void putsTheMessageWhereMetaPutsIt() throws IOException {
    var value = value(WEBHOOK.of(List.of(new Text(INES, "wamid.1", NOON, "Bonjour"))));

    assertThat(value.at("/messaging_product").asText()).isEqualTo("whatsapp");
    assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("1000");
    assertThat(value.at("/contacts/0/profile/name").asText()).isEqualTo("Inès");
    assertThat(value.at("/contacts/0/wa_id").asText()).isEqualTo("99901");
    assertThat(fields(value.at("/messages/0")))
        .containsEntry("from", "99901")
        .containsEntry("from_user_id", "FR.1")
        .containsEntry("id", "wamid.1")
        .containsEntry("timestamp", "1795348800")
        .containsEntry("type", "text");
    assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("Bonjour");
  }

  @Test
  void tellsSeveralMessagesAtOnceInTheirOrder() throws IOException {
    var value =
        value(
            WEBHOOK.of(
                List.of(
                    new Text(INES, "wamid.1", NOON, "un"), new Text(TOM, "wamid.2", NOON, "two"))));

    assertThat(value.path("messages").findValuesAsText("id")).containsExactly("wamid.1", "wamid.2");
    assertThat(value.path("contacts").findValuesAsText("wa_id")).containsExactly("99901", "99902");
  }

  @Test
  void escapesAsMetaDoes() throws IOException {
    var odd = "é/\"\\\n\u0001😀";
    var body = WEBHOOK.of(List.of(new Text(INES, "wamid.1", NOON, odd)));

    assertThat(new String(body, US_ASCII))
        .contains("\\u00e9\\/\\\"\\\\\\u000a\\u0001\\ud83d\\ude00")
        .doesNotContain("é");
    assertThat(value(body).at("/messages/0/text/body").asText()).isEqualTo(odd);
  }

  @Test
  void noTwoPeopleHaveANumberOrAnIdInCommon() {
    var people =
        IntStream.range(0, 10_000).mapToObj(i -> Customer.of(7, i)).collect(Collectors.toSet());

    assertThat(people).extracting(Customer::phone).doesNotHaveDuplicates();
    assertThat(people).extracting(Customer::userId).doesNotHaveDuplicates();
    assertThat(people).allMatch(person -> person.phone().matches("999[0-9]{12}"));
    assertThat(Customer.of(8, 1).phone()).isNotEqualTo(Customer.of(7, 1).phone());
  }

  @Test
  void thereAreNoMorePeopleThanNumbers() {
    assertThatThrownBy(() -> Customer.of(1, 10_000_000_000L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected a person");
  }

  private static JsonNode value(byte[] body) throws IOException {
    var root = new ObjectMapper().readTree(body);
    assertThat(root.path("object").asText()).isEqualTo("whatsapp_business_account");
    var change = root.at("/entry/0/changes/0");
    assertThat(change.path("field").asText()).isEqualTo("messages");
    return change.path("value");
  }

  private static Map<String, String> fields(JsonNode node) {
    return node.properties().stream()
        .filter(field -> field.getValue().isTextual())
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().asText()));
  }
}
