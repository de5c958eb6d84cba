package io.relais.loadtest.wholepath;

import io.relais.loadtest.verdict.Verdict;
import java.util.List;

/**
 * What came of one runtime.
 *
 * @param rounds of the whole path
 * @param people who wrote to it, in the warm-up and between rounds too
 * @param messages they had acknowledged
 * @param verdict on all of these
 */
record Measured(
    Journal journal, List<Figures> rounds, long people, long messages, Verdict verdict) {

  Measured {
    rounds = List.copyOf(rounds);
  }

  /** Whether everybody was answered, once and in order. */
  boolean isFine() {
    return verdict.findings().isEmpty() && messages > 0;
  }
}
