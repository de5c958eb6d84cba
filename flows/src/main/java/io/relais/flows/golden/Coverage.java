package io.relais.flows.golden;

import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.bundle.Bundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of a brand's flows its golden tests have been through, in which languages. */
public record Coverage(List<OfFlow> flows) {

  public Coverage {
    flows = List.copyOf(flows);
  }

  /** A flow's steps, the outcomes of its steps, and the edges by which these lead on. */
  public record OfFlow(String flow, List<Item> steps, List<Item> outcomes, List<Item> edges) {
    public OfFlow {
      steps = List.copyOf(steps);
      outcomes = List.copyOf(outcomes);
      edges = List.copyOf(edges);
    }
  }

  /**
   * @param name {@code size} for a step, {@code size timeout} for an outcome, {@code size timeout
   *     -> bye} for an edge; {@code defaults} stands for all steps that leave an outcome to them
   * @param locales the languages in which it was come to
   */
  public record Item(String name, Position at, Set<String> locales) {
    public Item {
      locales = Set.copyOf(locales);
    }

    public boolean isCovered() {
      return !locales.isEmpty();
    }
  }

  static Coverage of(Bundle bundle, Footprints footprints) {
    Map<String, Set<String>> visited =
        footprints.visits().stream()
            .collect(
                Collectors.groupingBy(
                    visit -> visit.flow() + "." + visit.step(),
                    Collectors.mapping(Footprints.Visit::locale, Collectors.toSet())));
    Map<Ways.Way, Set<String>> passed =
        footprints.passages().stream()
            .collect(
                Collectors.groupingBy(
                    Footprints.Passage::way,
                    Collectors.mapping(Footprints.Passage::locale, Collectors.toSet())));
    return new Coverage(
        bundle.flows().values().stream().map(flow -> of(flow, visited, passed)).toList());
  }

  private static OfFlow of(
      Flow flow, Map<String, Set<String>> visited, Map<Ways.Way, Set<String>> passed) {
    List<Item> steps = new ArrayList<>();
    Map<Ways.Way, Position> ways = new LinkedHashMap<>();
    for (Step step : flow.steps().values()) {
      String place = flow.id() + "." + step.id();
      steps.add(new Item(step.id(), step.at(), visited.getOrDefault(place, Set.of())));
      Ways.of(flow, step).forEach(way -> ways.putIfAbsent(way, at(flow, step, way)));
    }
    return new OfFlow(
        flow.id(),
        steps,
        items(ways, passed, Ways.Way::outcomeName),
        items(ways, passed, Ways.Way::name));
  }

  /** Where a route is written; the step for its normal outcome. */
  private static Position at(Flow flow, Step step, Ways.Way way) {
    Next.Target route =
        way.step().equals(Ways.DEFAULTS)
            ? flow.defaults().get(way.outcome())
            : step.common().on().get(way.outcome());
    return route == null ? step.at() : route.at();
  }

  private static List<Item> items(
      Map<Ways.Way, Position> ways,
      Map<Ways.Way, Set<String>> passed,
      Function<Ways.Way, String> name) {
    Map<String, Position> at = new LinkedHashMap<>();
    Map<String, Set<String>> locales = new LinkedHashMap<>();
    ways.forEach(
        (way, position) -> {
          at.putIfAbsent(name.apply(way), position);
          locales
              .computeIfAbsent(name.apply(way), _ -> new LinkedHashSet<>())
              .addAll(passed.getOrDefault(way, Set.of()));
        });
    return at.entrySet().stream()
        .map(
            item ->
                new Item(
                    item.getKey(),
                    item.getValue(),
                    Objects.requireNonNull(locales.get(item.getKey()))))
        .toList();
  }

  /** All languages in which anything was come to. */
  public Set<String> locales() {
    return flows.stream()
        .flatMap(flow -> flow.steps().stream())
        .flatMap(step -> step.locales().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
