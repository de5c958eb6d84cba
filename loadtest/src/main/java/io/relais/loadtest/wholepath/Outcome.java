package io.relais.loadtest.wholepath;

import java.util.List;

/**
 * What a run came to.
 *
 * @param oneWay rounds of the server that takes webhooks and does nothing
 * @param bothWays rounds of the one that sends a message for each, too
 * @param whole what came of each runtime
 */
record Outcome(List<Figures> oneWay, List<Figures> bothWays, List<Measured> whole) {

  Outcome {
    oneWay = List.copyOf(oneWay);
    bothWays = List.copyOf(bothWays);
    whole = List.copyOf(whole);
  }

  /** Whether everybody was answered, once and in order. */
  boolean isFine() {
    return whole.stream().allMatch(Measured::isFine);
  }

  /** How many of the messages a second that {@code idle} handles the whole path does. */
  double share(Measured measured, List<Figures> idle) {
    return Figures.median(measured.rounds()).perSecond() / Figures.median(idle).perSecond();
  }

  /** How many times the processor seconds of {@code idle} it takes, without those of the driver. */
  double processorTimes(Measured measured, List<Figures> idle) {
    return Figures.median(measured.rounds()).served() / Figures.median(idle).served();
  }
}
