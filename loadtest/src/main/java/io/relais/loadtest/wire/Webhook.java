package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * Builds webhook bodies for one number of the brand.
 *
 * @param accountId the WhatsApp Business Account's
 * @param numberId the {@code phone_number_id} that customers write to
 * @param display the number as people see it
 */
public record Webhook(String accountId, String numberId, String display) {
  private static final String ACCOUNT = "200000000000001";
  private static final int USUAL_SIZE = 768;

  /** For that number, of the account that every brand here has. */
  public static Webhook to(String numberId) {
    return new Webhook(ACCOUNT, numberId, "+" + numberId);
  }

  /** The body that tells all of these at once, in their order. */
  public byte[] of(List<Text> texts) {
    var json = new StringBuilder(USUAL_SIZE);
    json.append("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":");
    JsonText.append(json, accountId);
    json.append(",\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{");
    field(json, "display_phone_number", display).append(',');
    field(json, "phone_number_id", numberId).append("},\"contacts\":[");
    for (int i = 0; i < texts.size(); i++) {
      contact(comma(json, i), texts.get(i).from());
    }
    json.append("],\"messages\":[");
    for (int i = 0; i < texts.size(); i++) {
      message(comma(json, i), texts.get(i));
    }
    json.append("]},\"field\":\"messages\"}]}]}");
    return json.toString().getBytes(US_ASCII);
  }

  private static StringBuilder comma(StringBuilder json, int index) {
    return index == 0 ? json : json.append(',');
  }

  private static void contact(StringBuilder json, Customer customer) {
    field(json.append("{\"profile\":{"), "name", customer.name()).append("},");
    field(json, "wa_id", customer.phone()).append(',');
    field(json, "user_id", customer.userId()).append('}');
  }

  private static void message(StringBuilder json, Text text) {
    field(json.append('{'), "from", text.from().phone()).append(',');
    field(json, "from_user_id", text.from().userId()).append(',');
    field(json, "id", text.id()).append(',');
    field(json, "timestamp", Long.toString(text.at().getEpochSecond())).append(',');
    field(json.append("\"text\":{"), "body", text.body()).append("},\"type\":\"text\"}");
  }

  private static StringBuilder field(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":");
    return JsonText.append(json, value);
  }
}
