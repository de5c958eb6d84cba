package io.relais.flows.golden;

import io.relais.flows.Position;
import java.util.List;

/** The first line of a transcript that does not hold. */
final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient CaseResult.Failure failure;

  Difference(Position at, String message) {
    this(at, message, List.of());
  }

  Difference(Position at, String message, List<String> diff) {
    super(message, null, false, false);
    this.failure = new CaseResult.Failure(at, message, diff);
  }

  CaseResult.Failure failure() {
    return failure;
  }
}
