package io.relais.loadtest.scenario;

import io.relais.loadtest.injection.Load;
import io.relais.loadtest.stand.Setup;
import io.relais.loadtest.stand.Stand;
import java.nio.file.Path;
import java.time.Duration;

/** What to run; {@link Load} says what the numbers mean. */
record ScenarioPlan(
    Scenario scenario,
    Duration span,
    double rate,
    int people,
    Duration think,
    double refusals,
    long seed) {

  /** The demo brand has one number, which may send so many messages a second. */
  private static final double BRANDS_RATE = 80;

  ScenarioPlan {
    if (!(rate >= 0) || people < 0 || rate + people == 0) {
      throw new IllegalArgumentException(
          "Expected a rate or people, or both, but they are %s and %d.".formatted(rate, people));
    }
    if (think.isNegative() || !span.isPositive()) {
      throw new IllegalArgumentException(
          "Expected times of more than 0, but they are %s and %s.".formatted(think, span));
    }
    if (rate >= BRANDS_RATE) {
      throw new IllegalArgumentException(
          "Expected fewer than %.0f messages a second, which is all that the demo brand's number may answer, but they are %.0f."
              .formatted(BRANDS_RATE, rate));
    }
  }

  Load load(Stand stand, Setup setup, Path posted) {
    var webhook = stand.runtime().webhook();
    return new Load(webhook, setup.numbers(), seed, rate, people, think, span, refusals, posted);
  }
}
