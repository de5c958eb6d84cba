package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.whatsapp.WebhookItem.Ignored;
import io.relais.runtime.channel.whatsapp.WebhookItem.Malformed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pekko.util.ByteString;

/**
 * Turns the bytes of a webhook into items: every entry, change, message and status on its own, in
 * their order, so that one bad item never costs its neighbours. Meta adds fields and types all the
 * time, so nothing unknown is an error. It never throws and holds no state.
 *
 * <p>Meta promises at most 1,000 updates in a body; a body within 3 MB is taken whole however many
 * it holds. Only configured numbers are routed. A value that names no number belongs to the only
 * one that is configured; with several it cannot be routed and is kept as malformed.
 */
public final class WebhookReader {
  /** Longest body that is read (Meta, "Webhooks": 3 MB). */
  public static final int BODY_BYTES = Json.BODY_BYTES;

  /** The channel's name in an {@link Account}. */
  public static final String CHANNEL = "whatsapp";

  private static final String PRODUCT = "whatsapp_business_account";

  /** An id that may be logged and counted as it is. */
  private static final Pattern SHOWN_ID = Pattern.compile("[0-9]{1,20}");

  private final Set<String> numbers;

  /** Reads for these numbers, by {@code phone_number_id}. */
  public WebhookReader(Set<String> numbers) {
    this.numbers = Set.copyOf(numbers);
  }

  /** The items of {@code body}; {@code receivedAt} stands in for times that are not told. */
  public List<WebhookItem> read(byte[] body, Instant receivedAt) {
    List<WebhookItem> items = new ArrayList<>(1);
    try {
      envelope(Json.read(body), new Pass(items, receivedAt));
    } catch (IOException notJson) {
      // Only that it failed: Jackson's message can quote a customer's words.
      items.add(new Malformed("not JSON", ByteString.fromArrayUnsafe(body)));
    }
    return items;
  }

  /** One body on its way through. */
  private record Pass(List<WebhookItem> items, Instant receivedAt) {
    void ignored(IgnoredBecause because, String detail) {
      items.add(new Ignored(because, detail));
    }

    void malformed(String reason, JsonNode node) {
      items.add(new Malformed(reason, Json.canonical(node)));
    }

    /** The objects of {@code list}; what is none of them is kept or passed over here. */
    List<JsonNode> objects(JsonNode list, String what) {
      if (!list.isArray()) {
        if (!list.isMissingNode()) {
          malformed("the list of each " + what + " is no list", list);
        }
        return List.of();
      }
      List<JsonNode> objects = new ArrayList<>(list.size());
      for (JsonNode element : list) {
        if (element.isObject()) {
          objects.add(element);
        } else if (element.isNull()) {
          ignored(IgnoredBecause.EMPTY, what);
        } else {
          malformed(what + " is no object", element);
        }
      }
      return objects;
    }
  }

  private void envelope(JsonNode body, Pass pass) {
    String product = Json.text(body, "object");
    JsonNode entries = Json.in(body, "entry");
    if (product != null && !product.equals(PRODUCT)) {
      pass.ignored(IgnoredBecause.OTHER_PRODUCT, "object");
    } else if (entries.isArray()) {
      entries(entries, pass);
    } else if (Json.in(body, "value").isObject()) {
      // The dashboard's test shows a bare change.
      change(body, pass);
    } else {
      pass.malformed("a body without entries", body);
    }
  }

  private void entries(JsonNode entries, Pass pass) {
    if (entries.isEmpty()) {
      pass.ignored(IgnoredBecause.EMPTY, "entry");
    }
    for (JsonNode entry : pass.objects(entries, "entry")) {
      JsonNode changes = Json.in(entry, "changes");
      if (isNothing(changes)) {
        pass.ignored(IgnoredBecause.EMPTY, "changes");
      }
      pass.objects(changes, "change").forEach(change -> change(change, pass));
    }
  }

  private void change(JsonNode change, Pass pass) {
    String field = Json.text(change, "field", "messages");
    JsonNode value = Json.in(change, "value");
    if (!field.equals("messages")) {
      pass.ignored(IgnoredFields.change(field), "change");
    } else if (isNothing(value)) {
      pass.ignored(IgnoredBecause.EMPTY, "value");
    } else if (!value.isObject()) {
      pass.malformed("value is no object", value);
    } else {
      value(value, pass);
    }
  }

  private void value(JsonNode value, Pass pass) {
    int before = pass.items().size();
    beside(value, pass);
    if (!isNothing(Json.in(value, "messages")) || !isNothing(Json.in(value, "statuses"))) {
      routed(value, pass);
    } else if (!isNothing(Json.in(value, "errors"))) {
      String code = Json.text(Json.in(value, "errors").path(0), "code", "none");
      pass.ignored(IgnoredBecause.ACCOUNT_ERROR, Redact.digits(code));
    } else if (pass.items().size() == before) {
      pass.ignored(IgnoredBecause.EMPTY, "value");
    }
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }

  /** Lists that may share a value with messages and statuses, and are left aside. */
  private static void beside(JsonNode value, Pass pass) {
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              IgnoredBecause because = IgnoredFields.LISTS.get(name);
              if (because != null && !isNothing(Json.in(value, name))) {
                pass.ignored(because, name);
              }
            });
  }

  private void routed(JsonNode value, Pass pass) {
    Optional<String> number = number(value);
    if (number.isEmpty()) {
      pass.malformed("a value without phone_number_id, and several numbers are served", value);
    } else if (!numbers.contains(number.get())) {
      pass.ignored(
          IgnoredBecause.UNKNOWN_NUMBER,
          SHOWN_ID.matcher(number.get()).matches() ? number.get() : "unreadable");
    } else {
      items(value, new Account(CHANNEL, number.get()), pass);
    }
  }

  private Optional<String> number(JsonNode value) {
    String named = Json.text(Json.in(value, "metadata"), "phone_number_id");
    if (named != null) {
      return Optional.of(named);
    }
    return numbers.size() == 1 ? Optional.of(numbers.iterator().next()) : Optional.empty();
  }

  private static void items(JsonNode value, Account account, Pass pass) {
    JsonNode contacts = Json.in(value, "contacts");
    JsonNode messages = Json.in(value, "messages");
    boolean alone = messages.size() == 1;
    for (JsonNode message : pass.objects(messages, "message")) {
      pass.items().add(MessageReader.read(message, account, contacts, alone, pass.receivedAt()));
    }
    for (JsonNode status : pass.objects(Json.in(value, "statuses"), "status")) {
      pass.items().add(StatusReader.read(status, account, pass.receivedAt()));
    }
  }
}
