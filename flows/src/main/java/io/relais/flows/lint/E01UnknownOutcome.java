package io.relais.flows.lint;

import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Step;
import java.util.Set;
import java.util.TreeSet;

/** E01: {@code on} names something that the step never does. */
final class E01UnknownOutcome implements Rule {
  /** What today's verbs, and those that come later, can do besides their normal outcome. */
  private static final Set<String> OF_ANY_VERB =
      Set.of(
          "undelivered",
          "timeout",
          "invalid",
          "cancelled",
          "unsure",
          "off_topic",
          "wants_human",
          "max_turns",
          "unavailable",
          "rejected",
          "unknown",
          "not_found",
          "conflict",
          "returned",
          "no_agent",
          "customer_left");

  @Override
  public void check(Subject subject, Findings findings) {
    subject.knownSteps().forEach(step -> checkStep(step, subject, findings));
    checkDefaults(subject, findings);
  }

  private static void checkStep(Step step, Subject subject, Findings findings) {
    if (!Outcomes.known(step, subject.project())) {
      return;
    }
    for (String name : step.common().on().keySet()) {
      if (!step.outcomes().contains(name) && !step.furtherOutcomes().contains(name)) {
        findings.add(
            "E01",
            subject.draft().place("steps." + step.id() + ".on." + name),
            step.id(),
            "Expected an outcome of this step, but it never comes to `" + name + "`",
            hint(all(step), name));
      }
    }
  }

  private static Set<String> all(Step step) {
    Set<String> all = new TreeSet<>(step.outcomes());
    all.addAll(step.furtherOutcomes());
    return all;
  }

  private static void checkDefaults(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Set<String> possible = new TreeSet<>(OF_ANY_VERB);
    for (Step step : draft.flow().steps().values()) {
      possible.addAll(step.outcomes());
      if (!Outcomes.known(step, subject.project())) {
        return;
      }
    }
    Flow flow = draft.flow();
    for (String name : flow.defaults().keySet()) {
      if (!possible.contains(name)) {
        findings.add(
            "E01",
            draft.place("defaults.on." + name),
            null,
            "Expected an outcome of some step, but none comes to `" + name + "`",
            hint(possible, name));
      }
    }
  }

  private static String hint(Set<String> outcomes, String name) {
    return DidYouMean.hint(outcomes, name)
        .orElseGet(
            () ->
                outcomes.isEmpty()
                    ? "it has only its normal outcome, `next`"
                    : "its outcomes are " + Outcomes.listed(outcomes));
  }
}
