package io.relais.flows.lint;

import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** E03: a step can go in a way that nobody has routed. */
final class E03UncoveredOutcome implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    if (draft.unread().contains("defaults")) {
      return;
    }
    for (Step step : subject.knownSteps()) {
      if (!draft.flaw(step.id()).outcomes() && Outcomes.known(step, subject.project())) {
        checkStep(step, draft, findings);
      }
    }
  }

  private static void checkStep(Step step, Draft draft, Findings findings) {
    for (String outcome : new TreeSet<>(step.outcomes())) {
      if (draft.flow().route(step, outcome).isEmpty() && !isMisspelled(outcome, step, draft)) {
        findings.add(
            "E03",
            step.at(),
            step.id(),
            "Expected a way on for the outcome `"
                + outcome
                + "`, but neither `on` nor `defaults.on` has one",
            "write `on: {" + outcome + ": step}` in the step, or in `defaults` for all steps");
      }
    }
  }

  /**
   * Whether an unknown name in {@code on} probably means it: reported there, and not again here.
   */
  private static boolean isMisspelled(String outcome, Step step, Draft draft) {
    return Stream.of(step.common().on(), draft.flow().defaults())
        .flatMap(routes -> routes.keySet().stream())
        .filter(name -> !step.outcomes().contains(name))
        .anyMatch(name -> DidYouMean.among(step.outcomes(), name).equals(Optional.of(outcome)));
  }
}
