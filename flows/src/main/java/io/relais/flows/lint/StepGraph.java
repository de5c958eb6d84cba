package io.relais.flows.lint;

import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the steps of a flow lead, as far as it is known. A target that does not exist but has a
 * near neighbour counts as that neighbour, so that a typing error leaves nothing unreachable.
 */
final class StepGraph {
  /** A way from a step to another. */
  record Edge(String to, Pace pace) {}

  /** Whether a way may be taken within one turn: whether nobody is waited for. */
  sealed interface Pace {
    record Immediate() implements Pace {}

    record AfterWait() implements Pace {}

    /** As soon as a subflow ends so. */
    record WhenEnded(String flow, String outcome) implements Pace {}
  }

  private static final Pace IMMEDIATE = new Pace.Immediate();
  private static final Pace AFTER_WAIT = new Pace.AfterWait();

  private final Draft draft;
  private final Project project;
  private final Silence silence;
  private final Map<String, Set<Edge>> edges = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> resuming = new LinkedHashSet<>();

  private StepGraph(Draft draft, Project project, Silence silence) {
    this.draft = draft;
    this.project = project;
    this.silence = silence;
  }

  static StepGraph of(Draft draft, Project project, Silence silence) {
    StepGraph graph = new StepGraph(draft, project, silence);
    draft.flow().steps().values().forEach(graph::add);
    return graph;
  }

  Set<String> steps() {
    return edges.keySet();
  }

  Set<Edge> edges(String step) {
    return edges.getOrDefault(step, Set.of());
  }

  List<String> next(String step) {
    return edges(step).stream().map(Edge::to).distinct().toList();
  }

  List<String> nextWithoutWait(String step) {
    return edges(step).stream()
        .filter(edge -> isImmediate(edge.pace()))
        .map(Edge::to)
        .distinct()
        .toList();
  }

  private boolean isImmediate(Pace pace) {
    return switch (pace) {
      case Pace.Immediate() -> true;
      case Pace.AfterWait() -> false;
      case Pace.WhenEnded(var flow, var outcome) -> silence.canEnd(flow, outcome);
    };
  }

  /** Whether a step leads somewhere that is not known. */
  boolean isOpen(String step) {
    return open.contains(step);
  }

  /** Whether the conversation may leave the flow here, or reach a person. */
  boolean isExit(String step) {
    return isOpen(step)
        || switch (draft.flow().steps().get(step)) {
          case Step.End _ -> true;
          case Step.Run run -> project.isWayToPerson(run.flow());
          case Step.Handoff _ -> true;
          case null, default -> false;
        };
  }

  /**
   * The steps that a conversation can come to from the flow's start; all, where that is unknown.
   */
  Set<String> reachable() {
    Set<String> start = new LinkedHashSet<>();
    resolve(draft.flow().start()).ifPresent(start::add);
    return start.isEmpty() ? steps() : closure(start);
  }

  Set<String> closure(Set<String> from) {
    Set<String> seen = new LinkedHashSet<>(from);
    List<String> todo = new ArrayList<>(from);
    while (!todo.isEmpty()) {
      for (String next : next(todo.removeLast())) {
        if (seen.add(next)) {
          todo.add(next);
        }
      }
    }
    return seen;
  }

  private void add(Step step) {
    String id = step.id();
    Draft.Flaw flaw = draft.flaw(id);
    edges.put(id, new LinkedHashSet<>());
    if (flaw.edges()) {
      open.add(id);
      flaw.mentions().stream()
          .filter(draft.flow().steps()::containsKey)
          .forEach(mentioned -> edges(id).add(new Edge(mentioned, AFTER_WAIT)));
    }
    boolean known = !flaw.verb();
    Targets.normal(step).forEach(target -> link(id, target, known ? normalPace(step) : AFTER_WAIT));
    Flow flow = draft.flow();
    if (flaw.verb()) {
      flow.defaults().values().forEach(target -> link(id, target, AFTER_WAIT));
    }
    step.common()
        .on()
        .forEach((name, target) -> link(id, target, known ? pace(step, name) : AFTER_WAIT));
    Set<String> outcomes = new LinkedHashSet<>(step.outcomes());
    outcomes.addAll(step.furtherOutcomes());
    for (String outcome : outcomes) {
      flow.route(step, outcome)
          .ifPresent(target -> link(id, target, known ? pace(step, outcome) : AFTER_WAIT));
    }
  }

  private static Pace normalPace(Step step) {
    return switch (step) {
      case Step.Say _, Step.Pass _ -> IMMEDIATE;
      case Step.Run run -> new Pace.WhenEnded(run.flow(), Step.DONE);
      case Step.Waiting _, Step.Acting _, Step.End _ -> AFTER_WAIT;
    };
  }

  /** A failed delivery is heard of later; only a subflow can end otherwise in the same turn. */
  private static Pace pace(Step step, String outcome) {
    if (step instanceof Step.Acting && outcome.equals(Step.UNAVAILABLE)) {
      return IMMEDIATE;
    }
    return step instanceof Step.Run run ? new Pace.WhenEnded(run.flow(), outcome) : AFTER_WAIT;
  }

  private void link(String from, Next.Target target, Pace pace) {
    if (target.step().equals(Next.RESUME)) {
      resuming.add(from);
      return;
    }
    resolve(target)
        .ifPresentOrElse(to -> edges(from).add(new Edge(to, pace)), () -> open.add(from));
  }

  /** The step that a target means; empty where there is none like it. */
  private Optional<String> resolve(Next.Target target) {
    Set<String> steps = draft.flow().steps().keySet();
    if (target.step().equals(Next.RESTART)) {
      return isRestart(draft.flow().start()) ? Optional.empty() : resolve(draft.flow().start());
    }
    if (steps.contains(target.step())) {
      return Optional.of(target.step());
    }
    return Next.RESERVED.contains(target.step())
        ? Optional.empty()
        : DidYouMean.among(steps, target.step());
  }

  private static boolean isRestart(Next.Target start) {
    return start.step().equals(Next.RESTART);
  }

  /**
   * The questions that a step may resume: those that lead to it. They are no edges, or a step would
   * be reachable because it could be gone back to.
   */
  Set<String> resumed(String step) {
    if (!resuming.contains(step)) {
      return Set.of();
    }
    Set<String> questions = new LinkedHashSet<>();
    for (Step question : draft.flow().steps().values()) {
      if (question instanceof Step.Waiting
          && !(question instanceof Step.Wait)
          && closure(Set.of(question.id())).contains(step)) {
        questions.add(question.id());
      }
    }
    return questions;
  }

  /** The groups of steps that lead to each other, in the order of the file; each step is in one. */
  List<List<String>> groups(boolean withoutWait) {
    return Components.of(List.copyOf(steps()), withoutWait ? this::nextWithoutWait : this::next);
  }

  /** A shortest way from a step back to itself without a wait; empty where there is none. */
  List<String> cycle(String step) {
    return Paths.back(step, this::nextWithoutWait);
  }
}
