package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * E05: nothing leads to a step. Of steps that lead to each other the first is named, and those that
 * only an unreachable one leads to are left out: they are reached again when it is.
 */
final class E05UnreachableStep implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    StepGraph graph = subject.graph();
    boolean unknown =
        draft.unread().contains("start")
            || draft.unread().contains("steps")
            || draft.unread().contains("defaults");
    Set<String> unreachable = new LinkedHashSet<>(graph.steps());
    unreachable.removeAll(graph.reachable());
    if (unknown || unreachable.isEmpty()) {
      return;
    }
    Set<String> excused = behindOpenSteps(unreachable, graph, draft);
    List<List<String>> groups =
        graph.groups(false).stream().filter(g -> unreachable.contains(g.getFirst())).toList();
    Set<Integer> led = ledToFromOutside(groups, graph);
    for (int i = 0; i < groups.size(); i++) {
      if (!led.contains(i) && groups.get(i).stream().noneMatch(excused::contains)) {
        report(groups.get(i).getFirst(), draft, findings);
      }
    }
  }

  /** The groups that another one leads to. */
  private static Set<Integer> ledToFromOutside(List<List<String>> groups, StepGraph graph) {
    Map<String, Integer> groupOf = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (String step : groups.get(i)) {
        groupOf.put(step, i);
      }
    }
    Set<Integer> led = new HashSet<>();
    groupOf.forEach(
        (step, own) ->
            graph.next(step).stream()
                .map(groupOf::get)
                .filter(group -> group != null && !group.equals(own))
                .forEach(led::add));
    return led;
  }

  /**
   * The unreachable steps that stand right behind one whose way on could not be read: most probably
   * it leads there, and its own fault is reported already.
   */
  private static Set<String> behindOpenSteps(
      Set<String> unreachable, StepGraph graph, Draft draft) {
    List<Step> asWritten =
        draft.flow().steps().values().stream()
            .sorted(Comparator.comparingInt(step -> step.at().line()))
            .toList();
    Set<String> behind = new HashSet<>();
    boolean open = false;
    for (Step step : asWritten) {
      if (open && unreachable.contains(step.id())) {
        behind.add(step.id());
      } else {
        open = false;
      }
      open |= graph.isOpen(step.id());
    }
    return behind;
  }

  private static void report(String id, Draft draft, Findings findings) {
    Step step = draft.flow().step(id);
    if (step != null) {
      findings.add(
          "E05",
          step.at(),
          id,
          "Expected a way to step `" + id + "`, but nothing leads to it",
          "lead to it from another step, or take it away");
    }
  }
}
