package io.relais.flows.yaml;

import io.relais.flows.DidYouMean;
import io.relais.flows.Position;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a map whose keys are known. A key that is nearly one of them is reported and then
 * taken for it, so that it is not reported as missing as well.
 */
final class Fields {
  /** Unknown keys of one map that are reported: where there are more, it is something else. */
  private static final int MAX_UNKNOWN = 50;

  private final String owner;
  private final Position at;
  private final Problems problems;
  private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
  private boolean strange = false;
  private int unknown = 0;

  private Fields(String owner, Position at, Problems problems) {
    this.owner = owner;
    this.at = at;
    this.problems = problems;
  }

  /**
   * @param owner what the map is, for messages: "an option"
   * @param at where a missing key is reported
   * @param later keys that a later version will know
   */
  static Fields of(
      Yaml.Mapping map,
      String owner,
      Position at,
      Collection<String> known,
      Set<String> later,
      Problems problems) {
    Fields fields = new Fields(owner, at, problems);
    for (Yaml.Entry entry : map.entries()) {
      if (known.contains(entry.name())) {
        fields.entries.put(entry.name(), entry);
      }
    }
    for (Yaml.Entry entry : map.entries()) {
      if (later.contains(entry.name())) {
        Later.report(entry.key(), problems);
      } else if (!known.contains(entry.name())) {
        fields.unknown(entry, known);
      }
    }
    return fields;
  }

  private void unknown(Yaml.Entry entry, Collection<String> known) {
    if (++unknown > MAX_UNKNOWN) {
      return;
    }
    List<String> free = known.stream().filter(key -> !entries.containsKey(key)).toList();
    Optional<String> meant = DidYouMean.among(free, entry.name());
    problems.e01(
        entry.key().at(),
        "Expected a key of " + owner + ", but found `" + entry.name() + "`",
        meant
            .map(key -> "did you mean `" + key + "`?")
            .orElseGet(() -> free.isEmpty() ? null : "it can have " + listed(free)));
    meant.ifPresent(key -> entries.put(key, entry));
    strange |= meant.isEmpty();
  }

  static String listed(Collection<String> words) {
    return words.stream().sorted().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  /** Whether a key was found that is not even nearly known: it may be what is missing. */
  boolean hasStrangeKeys() {
    return strange;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  @Nullable Yaml get(String key) {
    Yaml.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The value of a key that must be there; null, and reported, where it is not. */
  @Nullable Yaml require(String key) {
    Yaml value = get(key);
    if (value == null && !strange) {
      problems.e01(at, "Expected `" + key + "` in " + owner + ", but it is missing");
    }
    return value;
  }

  /** Where a key stands. */
  Position at(String key) {
    Yaml.Entry entry = entries.get(key);
    return entry == null ? at : entry.key().at();
  }

  /** Remembers where each value stands, by its path. */
  void places(String path, Map<String, Position> places) {
    entries.forEach((key, entry) -> places.put(path + "." + key, entry.value().at()));
  }

  Collection<Yaml> values() {
    return entries.values().stream().map(Yaml.Entry::value).toList();
  }

  /** The keys that are there, by the names they were taken for. */
  Set<String> keys() {
    return entries.keySet();
  }
}
