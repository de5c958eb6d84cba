package io.relais.flows.yaml;

import io.relais.flows.Diagnostic;
import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the files that are read. Reading goes on after each. */
public final class Problems {
  private final List<Diagnostic> found;
  private final @Nullable String step;
  private int own = 0;

  public Problems() {
    this(new ArrayList<>(), null);
  }

  private Problems(List<Diagnostic> found, @Nullable String step) {
    this.found = found;
    this.step = step;
  }

  /** The same collection, for problems of one step. */
  Problems in(String stepId) {
    return new Problems(found, stepId);
  }

  /** How many problems this view (the step's own) has met, with those reported elsewhere. */
  int count() {
    return own;
  }

  void e01(Position at, String message) {
    e01(at, message, null);
  }

  void e01(Position at, String message, @Nullable String hint) {
    add("E01", at, message, hint);
  }

  void add(String code, Position at, String message, @Nullable String hint) {
    found.add(new Diagnostic(code, at, step, message, hint));
    own++;
  }

  /** "Expected …, but found …", unless the value was refused before. */
  void expected(String what, Yaml found, @Nullable String hint) {
    if (!(found instanceof Yaml.Refused)) {
      e01(found.at(), "Expected " + what + ", but found " + found.described(), hint);
    } else {
      own++;
    }
  }

  void addAll(Problems others) {
    found.addAll(others.found);
    own += others.found.size();
  }

  public List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
