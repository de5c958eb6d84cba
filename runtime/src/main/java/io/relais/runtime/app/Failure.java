package io.relais.runtime.app;

import java.util.List;

/**
 * What went wrong in words for the person at the terminal: each line names the place, what was
 * expected and what to do. The process ends with these lines and no stack trace.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  public Failure(String line) {
    this(List.of(line));
  }

  public Failure(List<String> lines) {
    super(String.join("\n", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  /** At least one line, none of them holding a secret. */
  public List<String> lines() {
    return lines;
  }
}
