package io.relais.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The person a conversation is held with: what outlives every session. Consent, locale and profile
 * belong here.
 *
 * @param name as the channel gives it; people write anything there
 * @param phone E.164, where the channel tells it
 * @param locale the language spoken with them; null until the first message has been taken
 * @param stopped they have said STOP and nothing opens by itself until they take it back
 */
public record Contact(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String locale,
    boolean stopped,
    Map<String, Value> profile) {

  public static final Contact UNKNOWN = new Contact(null, null, null, false, Map.of());

  public Contact {
    profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
  }

  /**
   * The first word of the name, if it looks like a name; null where there is none to greet with.
   */
  public @Nullable String firstName() {
    if (name == null) {
      return null;
    }
    String first = name.strip().split("\\s+", 2)[0];
    boolean greetable =
        first.length() >= 2
            && first
                .codePoints()
                .allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’');
    return greetable ? first : null;
  }

  /** This person after a fact of a turn; facts about the flow change nothing here. */
  public Contact apply(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ContactKnown(var newName, var newPhone) ->
          new Contact(
              newName != null ? newName : name,
              newPhone != null ? newPhone : phone,
              locale,
              stopped,
              profile);
      case Outcome.LocaleChosen(var chosen) -> new Contact(name, phone, chosen, stopped, profile);
      case Outcome.OptedOut() -> new Contact(name, phone, locale, true, profile);
      case Outcome.OptedIn() -> new Contact(name, phone, locale, false, profile);
      case Outcome.OfFlow _ -> this;
    };
  }
}
