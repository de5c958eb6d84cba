package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which flows can come to which of their outcomes without waiting for anybody: a {@code run} of
 * such a flow is no wait. The least solution, so that flows that only run each other never end.
 */
final class Silence {
  private final Project project;
  private final Map<String, StepGraph> graphs = new LinkedHashMap<>();
  private final Map<String, Set<String>> outcomes = new HashMap<>();

  private Silence(Project project) {
    this.project = project;
  }

  static Silence of(Project project) {
    Silence silence = new Silence(project);
    project
        .flows()
        .forEach((flow, draft) -> silence.graphs.put(flow, StepGraph.of(draft, project, silence)));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String flow : project.flows().keySet()) {
        Set<String> known = silence.outcomes.computeIfAbsent(flow, _ -> new HashSet<>());
        grown |= known.addAll(silence.reached(flow));
      }
    }
    return silence;
  }

  /** The graph of each flow, by its id. */
  Map<String, StepGraph> graphs() {
    return graphs;
  }

  /** Whether {@code flow} can end with {@code outcome} in the turn that it begins in. */
  boolean canEnd(String flow, String outcome) {
    return outcomes.getOrDefault(flow, Set.of()).contains(outcome);
  }

  private Set<String> reached(String flow) {
    Set<String> found = new HashSet<>();
    for (String step : stepsWithoutWait(flow)) {
      if (steps(flow).get(step) instanceof Step.End end) {
        found.add(end.outcome());
      }
    }
    return found;
  }

  private Map<String, Step> steps(String flow) {
    Draft draft = project.flows().get(flow);
    return draft == null ? Map.of() : draft.flow().steps();
  }

  /** The steps that a flow can come to in the turn that it begins in. */
  Set<String> stepsWithoutWait(String flow) {
    Draft draft = project.flows().get(flow);
    StepGraph graph = graphs.get(flow);
    Set<String> seen = new HashSet<>();
    if (draft == null || graph == null || !graph.steps().contains(draft.flow().start().step())) {
      return seen;
    }
    Deque<String> todo = new ArrayDeque<>(Set.of(draft.flow().start().step()));
    while (!todo.isEmpty()) {
      String step = todo.remove();
      if (seen.add(step)) {
        todo.addAll(graph.nextWithoutWait(step));
      }
    }
    return seen;
  }
}
