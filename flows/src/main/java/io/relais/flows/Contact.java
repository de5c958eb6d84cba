package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param points the lead's score, by the step ({@code flow.step}) that gave them: a step that is
 *     taken again counts once
 */
public record Contact(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String locale,
    boolean stopped,
    Map<String, Value> profile,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Points> points) {

  /** Points of a score, and why. */
  public record Points(long points, String reason) {}

  public static final Contact UNKNOWN = new Contact(null, null, null, false, Map.of());

  public Contact {
    profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
    points = Records.mapOrEmpty(points);
  }

  /** Somebody without a score. */
  public Contact(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String locale,
      boolean stopped,
      Map<String, Value> profile) {
    this(name, phone, locale, stopped, profile, Map.of());
  }

  /** The score of this lead: all points together. */
  @JsonIgnore
  public long score() {
    return points.values().stream().mapToLong(Points::points).sum();
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
              profile,
              points);
      case Outcome.LocaleChosen(var chosen) ->
          new Contact(name, phone, chosen, stopped, profile, points);
      case Outcome.OptedOut() -> new Contact(name, phone, locale, true, profile, points);
      case Outcome.OptedIn() -> new Contact(name, phone, locale, false, profile, points);
      case Outcome.ProfileSaved(var field, var value) ->
          new Contact(name, phone, locale, stopped, Records.with(profile, field, value), points);
      case Outcome.Scored(var place, var added, var reason) ->
          new Contact(
              name,
              phone,
              locale,
              stopped,
              profile,
              Records.with(points, place, new Points(added, reason)));
      case Outcome.OfFlow _ -> this;
    };
  }
}
