package io.relais.flows.lint;

import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

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
    Set<String> misspelled = misspelled(step, draft);
    for (String outcome : new TreeSet<>(step.outcomes())) {
      if (draft.flow().route(step, outcome).isEmpty() && !misspelled.contains(outcome)) {
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

  /** What the unknown names in {@code on} probably mean: reported there, and not again here. */
  private static Set<String> misspelled(Step step, Draft draft) {
    Set<String> written = new HashSet<>(step.common().on().keySet());
    written.addAll(draft.flow().defaults().keySet());
    Set<String> meant = new HashSet<>();
    for (String name : written) {
      if (!step.outcomes().contains(name)) {
        DidYouMean.among(step.outcomes(), name).ifPresent(meant::add);
      }
    }
    return meant;
  }
}
