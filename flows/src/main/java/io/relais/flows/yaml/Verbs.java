package io.relais.flows.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verbs of this version and the keys that each of them has. */
final class Verbs {
  static final String NONE = "";

  private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("say", List.of("say", "next", "on", "set"));
    KEYS.put("wait", List.of("wait", "next", "on", "set"));
    KEYS.put(
        "ask",
        List.of(
            "ask", "as", "into", "options", "match", "min", "max", "check", "retry", "timeout",
            "next", "on", "set"));
    KEYS.put("menu", List.of("menu", "into", "options", "retry", "timeout", "next", "on", "set"));
    KEYS.put("run", List.of("run", "with", "next", "on", "set"));
    KEYS.put("end", List.of("end"));
    KEYS.put(NONE, List.of("next", "set"));
  }

  static final Set<String> ALL = allVerbs();
  static final Set<String> ALL_KEYS = allKeys();

  private Verbs() {}

  static boolean has(String verb, String key) {
    return KEYS.getOrDefault(verb, List.of()).contains(key);
  }

  /** The verbs that have a key, for a hint. */
  static List<String> with(String key) {
    return ALL.stream().filter(verb -> has(verb, key)).toList();
  }

  private static Set<String> allVerbs() {
    List<String> verbs = new ArrayList<>(KEYS.keySet());
    verbs.remove(NONE);
    return new LinkedHashSet<>(verbs);
  }

  private static Set<String> allKeys() {
    Set<String> keys = new LinkedHashSet<>();
    KEYS.values().forEach(keys::addAll);
    return keys;
  }
}
