package io.relais.loadtest.wholepath;

import io.relais.loadtest.verdict.Verdict;
import java.util.List;

/**
 * What a run came to.
 *
 * @param nothing rounds of the server that does nothing
 * @param whole rounds of the whole path
 * @param people who wrote to the runtime, in the warm-up and between rounds too
 * @param messages they had acknowledged
 * @param verdict on all of these
 */
record Outcome(
    List<Figures> nothing, List<Figures> whole, long people, long messages, Verdict verdict) {

  Outcome {
    nothing = List.copyOf(nothing);
    whole = List.copyOf(whole);
  }

  /** Whether everybody was answered, once and in order. */
  boolean isFine() {
    return verdict.findings().isEmpty() && messages > 0;
  }

  /** How much of what an idle receiver reaches the whole path reaches. */
  double share() {
    return Figures.median(whole).perSecond() / Figures.median(nothing).perSecond();
  }
}
