package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relais.runtime.channel.Person;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message. Since 2026 the phone can be absent and the business-scoped user id stands
 * for the person; {@code contacts} tell the rest and are matched by either id, never by position.
 */
final class Senders {
  /** A phone as Meta writes it: digits alone; E.164 has at most 15, test numbers few. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

  /** Longest id of a person (business-scoped ids: 135) and longest name that is kept. */
  private static final int ID_CHARACTERS = 200;

  private Senders() {}

  /** The author of {@code message}, in a value that holds {@code contacts}; empty if nobody is. */
  static Optional<Person> of(JsonNode message, JsonNode contacts, boolean alone) {
    String from = Json.text(message, "from");
    String fromUser = Json.text(message, "from_user_id");
    JsonNode contact = contact(contacts, from, fromUser, alone);
    String phone = phone(from == null ? Json.text(contact, "wa_id") : from);
    String userId = fromUser == null ? Json.text(contact, "user_id") : fromUser;
    if (userId == null && phone == null) {
      // An id of a kind that Meta has not shown yet is still somebody's.
      userId = from == null ? Json.text(contact, "wa_id") : from;
    }
    if (userId == null && phone == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Person(
            shortened(userId), phone, shortened(Json.text(Json.in(contact, "profile"), "name"))));
  }

  private static JsonNode contact(
      JsonNode contacts, @Nullable String from, @Nullable String fromUser, boolean alone) {
    for (JsonNode contact : contacts) {
      if ((from != null && from.equals(Json.text(contact, "wa_id")))
          || (fromUser != null && fromUser.equals(Json.text(contact, "user_id")))) {
        return contact;
      }
    }
    // A lone message that names nobody beside a lone contact can only be theirs.
    boolean onlyOne = alone && contacts.size() == 1 && from == null && fromUser == null;
    // The path, as what should be a list may be an object, which has a size but no first element.
    return onlyOne ? contacts.path(0) : MissingNode.getInstance();
  }

  private static @Nullable String phone(@Nullable String waId) {
    if (waId == null) {
      return null;
    }
    String digits = waId.startsWith("+") ? waId.substring(1) : waId;
    return DIGITS.matcher(digits).matches() ? "+" + digits : null;
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= ID_CHARACTERS ? text : text.substring(0, ID_CHARACTERS);
  }
}
