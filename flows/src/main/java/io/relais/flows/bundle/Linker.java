package io.relais.flows.bundle;

import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells each {@code run} what the flow that it runs can end with. */
final class Linker {
  private Linker() {}

  static Map<String, Draft> linked(Map<String, Draft> drafts) {
    Map<String, Draft> linked = new LinkedHashMap<>();
    drafts.forEach(
        (id, draft) ->
            linked.put(id, draft.with(withSteps(draft.flow(), step -> linked(step, drafts)))));
    return linked;
  }

  private static Step linked(Step step, Map<String, Draft> drafts) {
    if (!(step instanceof Step.Run(var common, var flow, var with, var _))) {
      return step;
    }
    Set<String> outcomes = new LinkedHashSet<>();
    Draft called = drafts.get(flow);
    if (called != null) {
      outcomes.addAll(called.flow().outcomes());
    }
    outcomes.remove(Step.DONE);
    return new Step.Run(common, flow, with, outcomes);
  }

  /** A flow with each of its steps replaced. */
  static Flow withSteps(Flow flow, UnaryOperator<Step> replaced) {
    Map<String, Step> steps = new LinkedHashMap<>();
    flow.steps().forEach((id, step) -> steps.put(id, replaced.apply(step)));
    return new Flow(
        flow.id(),
        flow.at(),
        flow.locale(),
        flow.also(),
        flow.inputs(),
        flow.outcomes(),
        flow.data(),
        flow.defaults(),
        flow.triggers(),
        flow.start(),
        steps);
  }
}
