package io.relais.flows.yaml;

import io.relais.flows.Position;

/** The words for a key that stands twice in one map. */
final class Duplicates {
  private Duplicates() {}

  static String message(String key, Position first) {
    return "Expected each key once, but `" + key + "` stands on line " + first.line() + " already";
  }
}
