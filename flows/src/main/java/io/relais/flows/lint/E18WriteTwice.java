package io.relais.flows.lint;

import io.relais.flows.Step;
import java.util.LinkedHashSet;

/** E18: a call that writes can be come to again, and nothing tells the two apart from a retry. */
final class E18WriteTwice implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.knownSteps()) {
      if (step instanceof Step.Http http
          && http.changesWorld()
          && !http.call().once()
          && isComeToAgain(step.id(), subject.graph())) {
        findings.add(
            "E18",
            http.call().at(),
            step.id(),
            "Expected `once: true` in a call that writes and can be made again, but it has none",
            "with it the call carries an idempotency key, kept across retries and crashes");
      }
    }
  }

  private static boolean isComeToAgain(String step, StepGraph graph) {
    return graph.closure(new LinkedHashSet<>(graph.next(step))).contains(step);
  }
}
