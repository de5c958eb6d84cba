package io.relais.flows.lint;

import io.relais.flows.Step;
import java.util.List;

/** E07: steps lead round to themselves and never wait for anybody: the turn would not end. */
final class E07LoopWithoutWait implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    StepGraph graph = subject.graph();
    for (List<String> group : graph.groups(true)) {
      Step first = subject.draft().flow().step(group.getFirst());
      boolean loops =
          group.size() > 1 || graph.nextWithoutWait(group.getFirst()).contains(group.getFirst());
      if (loops && first != null) {
        findings.add(
            "E07",
            first.at(),
            first.id(),
            "Expected a wait in every loop, but this one has none: "
                + String.join(" → ", graph.cycle(first.id())),
            "put a question or a `wait` into it, or lead out of it");
      }
    }
  }
}
