package io.relais.flows.yaml;

import java.util.Set;

/** What the language has by design and this version does not do yet: refused by its name. */
final class Later {
  static final Set<String> VERBS = Set.of("answer", "extract", "schedule");

  /** Keys of any step. */
  static final Set<String> STEP_KEYS = Set.of("free_text", "media", "link", "image", "button");

  static final Set<String> TYPES = Set.of("time", "url", "image", "file", "location", "secret");

  private Later() {}

  static void report(Yaml.Scalar word, Problems problems) {
    problems.e01(
        word.at(),
        "Expected what this version knows, but `" + word.text() + "` comes in a later version");
  }
}
