package io.relais.runtime.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00.750Z");
  private static final Customer INES = Customer.withPhone("Inès", "33639981204");
  private static final Customer HIDDEN = Customer.withoutPhone("Zoé", "FR.42");

  private final WebhookBody bodies =
      new WebhookBody(
          "waba",
          List.of(new BusinessNumber("100", "+33 1 70"), new BusinessNumber("101", "+44 20")));

  @Test
  void aTextHasTheShapeOf2026() throws IOException {
    var body = JSON.readTree(bodies.of(List.of(said(INES, "100", text("Bonjour"), null))));

    assertThat(body)
        .isEqualTo(
            JSON.readTree(
                """
                {"object":"whatsapp_business_account","entry":[{"id":"waba","changes":[{"value":{
                 "messaging_product":"whatsapp",
                 "metadata":{"display_phone_number":"33170","phone_number_id":"100"},
                 "contacts":[{"profile":{"name":"Inès"},"wa_id":"33639981204","user_id":"%s"}],
                 "messages":[{"from":"33639981204","from_user_id":"%s","id":"wamid.1",
                   "timestamp":"1795338000","type":"text","text":{"body":"Bonjour"}}]},
                 "field":"messages"}]}]}
                """
                    .formatted(INES.userId(), INES.userId())));
  }

  @Test
  void nonAsciiAndSlashesAreEscapedAsMetaEscapesThem() {
    var body = new String(bodies.of(List.of(said(INES, "100", text("é/😀"), null))), UTF_8);

    assertThat(body).contains("\"body\":\"\\u00e9\\/\\ud83d\\ude00\"").matches("\\p{ASCII}+");
  }

  @Test
  void aPersonWithoutAVisibleNumberHasNeitherFromNorWaId() throws IOException {
    var value = value(bodies.of(List.of(said(HIDDEN, "100", text("a"), null))));

    assertThat(value.at("/messages/0").has("from")).isFalse();
    assertThat(value.at("/messages/0/from_user_id").asText()).isEqualTo("FR.42");
    assertThat(value.at("/contacts/0").has("wa_id")).isFalse();
  }

  @Test
  void aTapNamesTheMessageThatWasTapped() throws IOException {
    var tap = new Content.ListReply("r1", "Retour", "14 jours");
    var value = value(bodies.of(List.of(said(INES, "100", tap, "wamid.menu"))));

    assertThat(value.at("/messages/0/context"))
        .isEqualTo(JSON.readTree("{\"from\":\"33170\",\"id\":\"wamid.menu\"}"));
    assertThat(value.at("/messages/0/type").asText()).isEqualTo("interactive");
    assertThat(value.at("/messages/0/interactive"))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"list_reply","list_reply":{"id":"r1","title":"Retour","description":"14 jours"}}\
                """));
  }

  @Test
  void aStatusEchoesTheCallbackDataAndCarriesThePrice() throws IOException {
    var value = value(bodies.of(List.of(status("sent", true, false, null))));

    assertThat(value.at("/statuses/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"wamid.2","status":"sent","timestamp":"1795338000","recipient_id":"33639981204",
                 "recipient_user_id":"%s","biz_opaque_callback_data":"cb",
                 "pricing":{"billable":true,"pricing_model":"PMP","category":"service","type":"regular"}}
                """
                    .formatted(INES.userId())));
    assertThat(value.at("/contacts/0/user_id").asText()).isEqualTo(INES.userId());
  }

  @Test
  void callsOfOlderVersionsGetAConversationPerMessage() throws IOException {
    var sent = value(bodies.of(List.of(status("sent", true, true, null)))).at("/statuses/0");

    assertThat(sent.at("/conversation/origin/type").asText()).isEqualTo("service");
    assertThat(sent.at("/conversation/expiration_timestamp").asText()).isEqualTo("1795424400");
  }

  @Test
  void aFailureCarriesItsErrorAndNoContacts() throws IOException {
    var failure = new Update.Failure(131047, "Re-engagement message", "Too late.");
    var value = value(bodies.of(List.of(status("failed", false, false, failure))));

    assertThat(value.at("/statuses/0/errors/0/code").asInt()).isEqualTo(131047);
    assertThat(value.at("/statuses/0/errors/0/error_data/details").asText()).isEqualTo("Too late.");
    assertThat(value.has("contacts")).isFalse();
  }

  @Test
  void manyUpdatesShareAPostOneChangePerNumberAndEachPersonOnce() throws IOException {
    var body =
        JSON.readTree(
            bodies.of(
                List.of(
                    said(INES, "100", text("1"), null),
                    said(HIDDEN, "101", text("2"), null),
                    said(INES, "100", text("3"), null),
                    status("read", false, false, null))));
    var changes = body.at("/entry/0/changes");

    assertThat(changes).hasSize(2);
    assertThat(changes.at("/0/value/contacts")).hasSize(1);
    assertThat(changes.at("/0/value/messages").findValuesAsText("body")).containsExactly("1", "3");
    assertThat(changes.at("/0/value/statuses")).hasSize(1);
    assertThat(changes.at("/1/value/metadata/display_phone_number").asText()).isEqualTo("4420");
  }

  @Test
  void theSignatureIsTheHmacOfTheRawBytes() {
    // A published test vector of HMAC-SHA256.
    var signature = new Signature("key");
    var body = "The quick brown fox jumps over the lazy dog".getBytes(UTF_8);

    assertThat(signature.sign(body))
        .isEqualTo("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")
        .isEqualTo(signature.sign(body))
        .hasSize(71);
  }

  private static JsonNode value(byte[] body) throws IOException {
    return JSON.readTree(body).at("/entry/0/changes/0/value");
  }

  private static Content text(String body) {
    return new Content.Text(body);
  }

  private static Update said(
      Customer who, String number, Content content, @Nullable String context) {
    return new Update.Said(who, new FromCustomer("wamid.1", AT, number, content, context));
  }

  private static Update status(
      String status, boolean priced, boolean old, Update.@Nullable Failure failure) {
    var message = new FromBrand("wamid.2", AT, "100", "text", "{}", "cb", null, old);
    return new Update.StatusOf(INES, message, status, AT, priced, failure);
  }
}
