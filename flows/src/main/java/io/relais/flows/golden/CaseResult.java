package io.relais.flows.golden;

import io.relais.flows.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one case of a golden file went.
 *
 * @param locale the language that it was held in; null for the one that is written in the case
 * @param transcript what was said up to the end or the failure, a line each
 * @param failure null where it passed
 */
public record CaseResult(
    String flow,
    String name,
    @Nullable String locale,
    Position at,
    List<String> transcript,
    @Nullable Failure failure) {

  public CaseResult {
    transcript = List.copyOf(transcript);
  }

  /**
   * The first difference; what follows it is an echo and is not told.
   *
   * @param at the line of the transcript that does not hold
   * @param message one or several lines
   * @param diff what the bot was to say after the last input and what it said: a line each, which
   *     begins with {@code -} where it was expected in vain and with {@code +} where it came
   *     instead; empty where the bot is not at fault
   */
  public record Failure(Position at, String message, List<String> diff) {
    public Failure {
      diff = List.copyOf(diff);
    }
  }

  public boolean passed() {
    return failure == null;
  }
}
