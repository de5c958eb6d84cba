package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * E16: flows run each other round without a wait: the first input would open them until the limit.
 */
final class E16Recursion implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {}

  @Override
  public void checkBrand(Project project, Silence silence, Findings findings) {
    Map<String, Map<String, Step.Run>> calls = calls(project, silence);
    List<String> flows = List.copyOf(project.flows().keySet());
    for (List<String> group : Components.of(flows, flow -> called(calls, flow))) {
      String first = group.getFirst();
      if (group.size() > 1 || called(calls, first).contains(first)) {
        report(first, calls, findings);
      }
    }
  }

  private static void report(
      String first, Map<String, Map<String, Step.Run>> calls, Findings findings) {
    List<String> cycle = Paths.back(first, flow -> called(calls, flow));
    Step.Run run = calls.getOrDefault(first, Map.of()).get(cycle.get(1));
    if (run != null) {
      findings.add(
          "E16",
          run.at(),
          run.id(),
          "Expected a wait before a flow runs itself again, but there is none: "
              + String.join(" → ", cycle),
          "put a question or a `wait` before this step");
    }
  }

  /** For each flow, those that it runs in the turn that it begins in, and by which step. */
  private static Map<String, Map<String, Step.Run>> calls(Project project, Silence silence) {
    Map<String, Map<String, Step.Run>> calls = new HashMap<>();
    project.flows().forEach((flow, draft) -> calls.put(flow, calls(flow, draft, project, silence)));
    return calls;
  }

  private static Map<String, Step.Run> calls(
      String flow, Draft draft, Project project, Silence silence) {
    Set<String> steps = silence.stepsWithoutWait(flow);
    Map<String, Step.Run> calls = new LinkedHashMap<>();
    for (Step step : draft.flow().steps().values()) {
      if (step instanceof Step.Run run
          && steps.contains(run.id())
          && project.flows().containsKey(run.flow())) {
        calls.putIfAbsent(run.flow(), run);
      }
    }
    return calls;
  }

  private static List<String> called(Map<String, Map<String, Step.Run>> calls, String flow) {
    return List.copyOf(calls.getOrDefault(flow, Map.of()).keySet());
  }
}
