package io.relais.runtime.simulator.webhook;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relais.runtime.simulator.ledger.Customer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a webhook's body from updates: one entry, one change per number of the brand, and in it
 * contacts, messages and statuses side by side.
 *
 * <p>Written as Meta writes JSON: non-ASCII as lower-case {@code \\u00e9}, slashes as {@code \\/}.
 * A receiver that verifies the signature over anything but the raw bytes therefore fails.
 */
public final class WebhookBody {

  private static final class MetaEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final SerializedString SLASH = new SerializedString("\\/");
    private final int[] ascii = standardAsciiEscapesForJSON();

    MetaEscapes() {
      ascii['/'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return character == '/' ? SLASH : null;
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .characterEscapes(new MetaEscapes())
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                  .build())
          .build();

  private final String accountId;
  private final Map<String, BusinessNumber> numbers = new LinkedHashMap<>();

  /** For the numbers of one WhatsApp Business Account. */
  public WebhookBody(String accountId, List<BusinessNumber> numbers) {
    this.accountId = accountId;
    numbers.forEach(number -> this.numbers.put(number.id(), number));
  }

  /** The body that tells all of these at once. */
  public byte[] of(List<? extends Update> updates) {
    var byNumber = new LinkedHashMap<String, List<Update>>();
    updates.forEach(
        update -> byNumber.computeIfAbsent(update.numberId(), _ -> new ArrayList<>()).add(update));
    var bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("object", "whatsapp_business_account");
      json.writeArrayFieldStart("entry");
      json.writeStartObject();
      json.writeStringField("id", accountId);
      json.writeArrayFieldStart("changes");
      for (var number : byNumber.entrySet()) {
        change(json, number.getKey(), number.getValue());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to build a webhook in memory, but failed.", e);
    }
    return bytes.toByteArray();
  }

  private void change(JsonGenerator json, String numberId, List<Update> updates)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("value");
    json.writeStringField("messaging_product", "whatsapp");
    json.writeObjectFieldStart("metadata");
    var number = numbers.get(numberId);
    json.writeStringField("display_phone_number", number == null ? "" : number.display());
    json.writeStringField("phone_number_id", numberId);
    json.writeEndObject();
    contacts(json, updates);
    var messages =
        updates.stream()
            .filter(Update.Said.class::isInstance)
            .map(Update.Said.class::cast)
            .toList();
    if (!messages.isEmpty()) {
      json.writeArrayFieldStart("messages");
      for (Update.Said said : messages) {
        UpdateJson.message(json, said, number);
      }
      json.writeEndArray();
    }
    var statuses =
        updates.stream()
            .filter(Update.StatusOf.class::isInstance)
            .map(Update.StatusOf.class::cast)
            .toList();
    if (!statuses.isEmpty()) {
      json.writeArrayFieldStart("statuses");
      for (Update.StatusOf status : statuses) {
        UpdateJson.status(json, status);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeStringField("field", "messages");
    json.writeEndObject();
  }

  /** Each person once. Meta leaves them out where the only update is a failure. */
  private static void contacts(JsonGenerator json, List<Update> updates) throws IOException {
    var people = new LinkedHashSet<Customer>();
    for (Update update : updates) {
      if (!(update instanceof Update.StatusOf status) || status.failure() == null) {
        people.add(update.customer());
      }
    }
    if (people.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("contacts");
    for (Customer person : people) {
      json.writeStartObject();
      json.writeObjectFieldStart("profile");
      json.writeStringField("name", person.name());
      json.writeEndObject();
      if (person.phone() != null) {
        json.writeStringField("wa_id", person.phone());
      }
      json.writeStringField("user_id", person.userId());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
