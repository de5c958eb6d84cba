package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which flows can come to which of their outcomes without waiting for anybody: a {@code run} of
 * such a flow is no wait. The least solution, so that flows that only run each other never end.
 */
final class Silence {
  private final Map<String, Set<String>> outcomes = new HashMap<>();

  private Silence() {}

  static Silence of(Project project) {
    Silence silence = new Silence();
    project.flows().keySet().forEach(flow -> silence.outcomes.put(flow, new HashSet<>()));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, Draft> flow : project.flows().entrySet()) {
        Set<String> found = silence.reached(flow.getValue(), project);
        grown |=
            silence.outcomes.computeIfAbsent(flow.getKey(), _ -> new HashSet<>()).addAll(found);
      }
    }
    return silence;
  }

  /** Whether {@code flow} can end with {@code outcome} in the turn that it begins in. */
  boolean canEnd(String flow, String outcome) {
    return outcomes.getOrDefault(flow, Set.of()).contains(outcome);
  }

  private Set<String> reached(Draft draft, Project project) {
    Set<String> found = new HashSet<>();
    for (String step : stepsWithoutWait(draft, StepGraph.of(draft, project, this))) {
      if (draft.flow().step(step) instanceof Step.End end) {
        found.add(end.outcome());
      }
    }
    return found;
  }

  /** The steps that a flow can come to in the turn that it begins in. */
  static Set<String> stepsWithoutWait(Draft draft, StepGraph graph) {
    Set<String> seen = new HashSet<>();
    Deque<String> todo = new ArrayDeque<>();
    String start = draft.flow().start().step();
    if (graph.steps().contains(start) && seen.add(start)) {
      todo.add(start);
    }
    while (!todo.isEmpty()) {
      for (String next : graph.nextWithoutWait(todo.remove())) {
        if (seen.add(next)) {
          todo.add(next);
        }
      }
    }
    return seen;
  }
}
