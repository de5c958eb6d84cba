package io.relais.flows.golden;

import io.relais.flows.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one case of a golden file went.
 *
 * @param transcript what was said up to the end or the failure, a line each
 * @param failure null where it passed
 */
public record CaseResult(
    String flow, String name, Position at, List<String> transcript, @Nullable Failure failure) {

  public CaseResult {
    transcript = List.copyOf(transcript);
  }

  /**
   * The first difference; what follows it is an echo and is not told.
   *
   * @param at the line of the transcript that does not hold
   * @param message one or several lines
   */
  public record Failure(Position at, String message) {}

  public boolean passed() {
    return failure == null;
  }
}
