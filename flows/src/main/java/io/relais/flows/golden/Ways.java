package io.relais.flows.golden;

import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways that lead on from the steps of a flow. What many steps leave to the flow's defaults is
 * one way, and not one of each step.
 */
final class Ways {
  /** The normal outcome of a step. */
  static final String NEXT = "next";

  /** In the place of a step: the routes that all steps of the flow share. */
  static final String DEFAULTS = "defaults";

  /**
   * @param step {@link #DEFAULTS} for a way that steps share
   * @param to a step, {@code resume} or {@code restart}
   */
  record Way(String flow, String step, String outcome, String to) {
    String outcomeName() {
      return step + " " + outcome;
    }

    String name() {
      return outcomeName() + " -> " + to;
    }
  }

  private Ways() {}

  /** All ways on from a step. */
  static Set<Way> of(Flow flow, Step step) {
    Set<Way> ways = new LinkedHashSet<>();
    for (String outcome : outcomes(step)) {
      ways.addAll(of(flow, step, outcome));
    }
    return ways;
  }

  /** The names of all outcomes that a step can have, the normal one first. */
  private static List<String> outcomes(Step step) {
    return step instanceof Step.End
        ? List.of()
        : Stream.of(Stream.of(NEXT), step.outcomes().stream(), step.furtherOutcomes().stream())
            .flatMap(names -> names)
            .toList();
  }

  static List<Way> of(Flow flow, Step step, String outcome) {
    if (outcome.equals(NEXT)) {
      return targets(step).map(to -> new Way(flow.id(), step.id(), NEXT, to)).toList();
    }
    Optional<Next.Target> route = flow.route(step, outcome);
    boolean own = step.common().on().containsKey(outcome);
    return route.stream()
        .map(to -> new Way(flow.id(), own ? step.id() : DEFAULTS, outcome, to.step()))
        .toList();
  }

  private static Stream<String> targets(Step step) {
    Stream<Next> own =
        step instanceof Step.Menu menu
            ? menu.options().stream().flatMap(option -> Optional.ofNullable(option.next()).stream())
            : Stream.empty();
    return Stream.concat(Optional.ofNullable(step.common().next()).stream(), own)
        .flatMap(next -> next.targets().stream())
        .map(Next.Target::step)
        .distinct();
  }

  /** The way that led from a step to another; empty where none is written that could have. */
  static Optional<Way> taken(Flow flow, Step from, String outcome, String to) {
    List<Way> ways = of(flow, from, outcome);
    return Stream.of(to, Next.RESUME, Next.RESTART)
        .flatMap(target -> ways.stream().filter(way -> way.to().equals(target)))
        .findFirst();
  }
}
