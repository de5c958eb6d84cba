package io.relais.flows.lint;

import io.relais.flows.Next;
import io.relais.flows.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that a step names as its ways on. */
final class Targets {
  private Targets() {}

  /** All of them: of its normal outcome, and of its own {@code on}. */
  static List<Next.Target> of(Step step) {
    List<Next.Target> targets = new ArrayList<>(normal(step));
    targets.addAll(step.common().on().values());
    return targets;
  }

  /** Those of the normal outcome. */
  static List<Next.Target> normal(Step step) {
    List<Next.Target> targets = new ArrayList<>();
    add(step.common().next(), targets);
    if (step instanceof Step.Menu menu) {
      menu.options().forEach(option -> add(option.next(), targets));
    }
    return targets;
  }

  private static void add(@Nullable Next next, List<Next.Target> targets) {
    if (next != null) {
      targets.addAll(next.targets());
    }
  }
}
