package io.relais.flows.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The verbs of this version and the keys that each of them has. */
final class Verbs {
  static final String NONE = "";

  private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

  /** What a step can leave behind on its normal outcome. */
  private static final List<String> LEFT = List.of("set", "save", "tags", "score", "measure");

  static {
    put("say", "next", "on");
    put("wait", "locked", "next", "on");
    put(
        "ask", "as", "into", "options", "match", "min", "max", "check", "show", "retry", "timeout",
        "stale", "locked", "next", "on");
    put("menu", "into", "options", "retry", "timeout", "stale", "locked", "next", "on");
    put("form", "fields", "confirm", "retry", "timeout", "locked", "next", "on");
    put("http", "returns", "next", "on");
    put("ticket", "note", "next", "on");
    KEYS.put(
        "handoff",
        Stream.concat(
                Stream.of(
                    "handoff", "say", "skills", "priority", "summary", "max_wait", "next", "on"),
                LEFT.stream())
            .toList());
    put("run", "with", "next", "on");
    KEYS.put("end", List.of("end"));
    put(NONE, "next");
  }

  private static void put(String verb, String... keys) {
    Stream<String> own = verb.equals(NONE) ? Stream.empty() : Stream.of(verb);
    KEYS.put(
        verb, Stream.of(own, Stream.of(keys), LEFT.stream()).flatMap(Function.identity()).toList());
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
