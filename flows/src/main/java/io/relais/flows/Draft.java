package io.relais.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A flow as far as it could be read, with what is known of the rest. What was refused is named
 * here, so that one fault makes one diagnostic: a check passes over what it cannot know.
 *
 * @param flow what could be read, with stand-ins where something was refused
 * @param flaws the steps that could not be read whole
 * @param unread the top-level keys that could not be read ({@code data}, {@code steps})
 * @param unreadNames the variables and inputs that are declared, but with a type that was refused
 * @param places where top-level values stand ({@code also}), and variables ({@code data.csat})
 * @param translations what stands in {@code i18n} for this flow, by locale
 */
public record Draft(
    Flow flow,
    Map<String, Flaw> flaws,
    Set<String> unread,
    Set<String> unreadNames,
    Map<String, Position> places,
    List<Translation> translations) {

  public Draft {
    flaws = Collections.unmodifiableMap(new LinkedHashMap<>(flaws));
    unread = Set.copyOf(unread);
    unreadNames = Set.copyOf(unreadNames);
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    translations = List.copyOf(translations);
  }

  /**
   * What is not known of a step that was refused in part.
   *
   * @param verb what it does is not known
   * @param edges it may lead to steps that could not be read
   * @param outcomes its {@code on} could not be read
   * @param mentions every word written in it: those that name steps may be where it leads
   */
  public record Flaw(boolean verb, boolean edges, boolean outcomes, Set<String> mentions) {
    public static final Flaw NONE = new Flaw(false, false, false, Set.of());

    public Flaw {
      mentions = Set.copyOf(mentions);
    }
  }

  /**
   * The translation of a flow into one locale.
   *
   * @param paths where each translated text stands, by its path in the flow
   * @param unread the paths whose texts could not be read; the empty path for the whole file
   */
  public record Translation(
      String locale, String file, Map<String, Position> paths, Set<String> unread) {
    public Translation {
      paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
      unread = Set.copyOf(unread);
    }

    /** Whether {@code path}, or what it stands in, could not be read. */
    public boolean lost(String path) {
      return unread.stream()
          .anyMatch(lost -> lost.isEmpty() || path.equals(lost) || path.startsWith(lost + "."));
    }
  }

  /** Whether nothing of a step was refused. */
  public boolean isWhole(String step) {
    return !flaws.containsKey(step);
  }

  /** What is not known of a step; nothing where it was read whole. */
  public Flaw flaw(String step) {
    return flaws.getOrDefault(step, Flaw.NONE);
  }

  /** Where a top-level value or variable stands; the flow's head where that is not known. */
  public Position place(String path) {
    return places.getOrDefault(path, flow.at());
  }

  public Draft with(Flow changed) {
    return new Draft(changed, flaws, unread, unreadNames, places, translations);
  }
}
