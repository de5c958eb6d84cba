package io.relais.flows.golden;

import io.relais.flows.Flow;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.bundle.Bundle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows conversations through their flows: which steps they came to, and by which ways. */
final class Footprints {
  /** A step that was come to in a language. */
  record Visit(String locale, String flow, String step) {}

  /** A way that was taken in a language. */
  record Passage(String locale, Ways.Way way) {}

  private final Bundle bundle;
  private final Set<Visit> visits = new LinkedHashSet<>();
  private final Set<Passage> passages = new LinkedHashSet<>();

  Footprints(Bundle bundle) {
    this.bundle = bundle;
  }

  Set<Visit> visits() {
    return visits;
  }

  Set<Passage> passages() {
    return passages;
  }

  /**
   * @param spoken the language that was spoken with them before; null where it was not known
   */
  void follow(List<Turned> turns, @Nullable String spoken) {
    String locale = spoken == null ? bundle.brand().locale() : spoken;
    for (Turned turned : turns) {
      locale = new Trail(turned, locale).follow();
    }
  }

  /** One turn: how the step that it stands at was left is known when it enters the next. */
  private final class Trail {
    private final Turned turned;
    private String locale;
    private FlowState state;
    private @Nullable String closed;
    private @Nullable String ended;
    private boolean notPerformed;

    Trail(Turned turned, String locale) {
      this.turned = turned;
      this.locale = locale;
      this.state = turned.before().after(turned.input(), List.of(), turned.at());
    }

    /** The language spoken at its end. */
    String follow() {
      for (Outcome outcome : turned.outcomes()) {
        switch (outcome) {
          case Outcome.LocaleChosen(var chosen) -> locale = chosen;
          case Outcome.WaitClosed(var how) -> closed = how;
          case Outcome.FlowEnded(var with) -> ended = with;
          case Outcome.NotPerformed _ -> notPerformed = true;
          case Outcome.StepEntered(var step) -> entered(step);
          default -> {}
        }
        state = state.apply(outcome, turned.at());
      }
      return locale;
    }

    private void entered(String step) {
      FlowState.Frame top = state.top();
      Flow flow = top == null ? null : bundle.flow(top.flow());
      if (top == null || flow == null) {
        return;
      }
      visits.add(new Visit(locale, flow.id(), step));
      from(flow, top)
          .flatMap(from -> outcome(from).flatMap(how -> Ways.taken(flow, from, how, step)))
          .ifPresent(way -> passages.add(new Passage(locale, way)));
      closed = null;
      ended = null;
      notPerformed = false;
    }

    /** What was not delivered was said by another step than the one that waited. */
    private Optional<Step> from(Flow flow, FlowState.Frame top) {
      String step =
          Step.UNDELIVERED.equals(closed)
                  && turned.input() instanceof Input.Undelivered(var place, var _)
              ? place.substring(place.indexOf('.') + 1)
              : top.step();
      return Optional.ofNullable(flow.step(step));
    }

    /** How a step was left; empty where it was not, but the conversation was led elsewhere. */
    private Optional<String> outcome(Step from) {
      if (closed != null) {
        return closedBy(from, closed);
      }
      return switch (from) {
        case Step.Run _ ->
            Optional.ofNullable(ended).map(with -> with.equals(Step.DONE) ? Ways.NEXT : with);
        case Step.Menu _ -> Optional.of(Step.INVALID);
        case Step.Form _ -> Optional.of(Ways.NEXT);
        case Step.Acting acting ->
            Optional.of(notPerformed ? Step.UNAVAILABLE : acting.unanswered());
        case Step.Waiting _ -> Optional.empty();
        case Step.Passing _ -> Optional.of(Ways.NEXT);
      };
    }

    private static Optional<String> closedBy(Step from, String how) {
      boolean named = from.outcomes().contains(how) || from.furtherOutcomes().contains(how);
      boolean led = how.equals(Step.CANCELLED) || how.equals(LEFT);
      return named ? Optional.of(how) : led ? Optional.empty() : Optional.of(Ways.NEXT);
    }
  }

  /** An old button was pressed, and its question is answered again. */
  private static final String LEFT = "left";
}
