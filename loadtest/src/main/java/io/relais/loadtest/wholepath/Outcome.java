package io.relais.loadtest.wholepath;

import java.util.List;

/**
 * What a run came to.
 *
 * @param nothing rounds of the server that does nothing
 * @param whole what came of each runtime
 */
record Outcome(List<Figures> nothing, List<Measured> whole) {

  Outcome {
    nothing = List.copyOf(nothing);
    whole = List.copyOf(whole);
  }

  /** Whether everybody was answered, once and in order. */
  boolean isFine() {
    return whole.stream().allMatch(Measured::isFine);
  }

  /** How much of what an idle receiver reaches the whole path reaches. */
  double share(Measured measured) {
    return Figures.median(measured.rounds()).perSecond() / Figures.median(nothing).perSecond();
  }

  /** The same in processor seconds, without those of the driver. */
  double processorShare(Measured measured) {
    return Figures.median(nothing).served() / Figures.median(measured.rounds()).served();
  }
}
