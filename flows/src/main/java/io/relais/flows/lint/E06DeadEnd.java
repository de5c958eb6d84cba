package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * E06: from a step no way leads to an {@code end} or a person. Only the steps that go round in the
 * end are reported, once: mending them mends all that lead there. A loop without a wait is E07's.
 */
final class E06DeadEnd implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    StepGraph graph = subject.graph();
    if (draft.unread().contains("steps")) {
      return;
    }
    Set<String> ending = ending(graph);
    Set<String> reachable = graph.reachable();
    for (List<String> group : graph.groups(false)) {
      boolean stuck = group.stream().noneMatch(ending::contains) && isSink(group, graph);
      Step first = draft.flow().step(group.getFirst());
      if (stuck
          && first != null
          && reachable.contains(first.id())
          && group.stream().allMatch(step -> graph.cycle(step).isEmpty())) {
        findings.add(
            "E06",
            first.at(),
            first.id(),
            "Expected a way from here to an `end` or a person, but it only leads to "
                + Outcomes.listed(group),
            "give one of these steps a way out");
      }
    }
  }

  private static boolean isSink(List<String> group, StepGraph graph) {
    Set<String> own = new HashSet<>(group);
    return group.stream().allMatch(step -> own.containsAll(graph.next(step)));
  }

  /** The steps from which the conversation can end or reach a person. */
  private static Set<String> ending(StepGraph graph) {
    Map<String, List<String>> into = new HashMap<>();
    for (String from : graph.steps()) {
      for (String to : graph.next(from)) {
        into.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
      }
      for (String to : graph.resumed(from)) {
        into.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
      }
    }
    List<String> todo = new ArrayList<>(graph.steps().stream().filter(graph::isExit).toList());
    Set<String> ending = new HashSet<>(todo);
    while (!todo.isEmpty()) {
      for (String from : into.getOrDefault(todo.removeLast(), List.of())) {
        if (ending.add(from)) {
          todo.add(from);
        }
      }
    }
    return ending;
  }
}
