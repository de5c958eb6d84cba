package io.relais.flows.yaml;

import io.relais.flows.Position;
import org.jspecify.annotations.Nullable;

/** Syntax that ends the reading of a text; what is sound around it is read block by block. */
final class BrokenYaml extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Position at;
  private final @Nullable String hint;

  BrokenYaml(Position at, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.at = at;
    this.hint = hint;
  }

  Position at() {
    return at;
  }

  void report(Problems problems) {
    problems.e01(at, String.valueOf(getMessage()), hint);
  }
}
