package io.relais.flows.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Ability;
import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.Turn;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.engine.FlowEngine;
import io.relais.flows.json.FlowJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that crashes after every turn: it is known by its events alone, which are replayed
 * from the first each time, and by a snapshot of the turn before, which the last event completes.
 * After every turn it must hold together.
 */
final class Kept {
  /** One turn, as it is written down. */
  private record Event(Input input, Instant at, List<Outcome> outcomes) {}

  /** All that a replay makes. */
  private record Standing(FlowState state, Contact contact) {
    private Standing after(Event event) {
      Contact person = contact;
      for (Outcome outcome : event.outcomes()) {
        person = person.apply(outcome);
      }
      return new Standing(state.after(event.input(), event.outcomes(), event.at()), person);
    }
  }

  private final Bundle bundle;
  private final Standing first;
  private final List<String> events = new ArrayList<>();
  private final List<Action> pending = new ArrayList<>();
  private final Set<String> visited = new HashSet<>();
  private Standing standing;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private int longestTurn;

  Kept(Bundle bundle) {
    this.bundle = bundle;
    this.first =
        new Standing(
            FlowState.EMPTY, new Contact("Tom Price", "+33612345678", null, false, Map.of()));
    this.standing = first;
  }

  FlowState state() {
    return standing.state();
  }

  /** The step that waits; null where no flow is open. */
  @Nullable Step standsAt() {
    FlowState.Frame top = state().top();
    return top == null ? null : Objects.requireNonNull(bundle.flow(top.flow())).step(top.step());
  }

  Instant now() {
    return now;
  }

  int turns() {
    return events.size();
  }

  /** Every step that it came to, as {@code flow.step}. */
  Set<String> visited() {
    return Set.copyOf(visited);
  }

  /** Steps of the longest turn. */
  int longestTurn() {
    return longestTurn;
  }

  /** What was asked of the world, and is still waited for. */
  List<Action> pending() {
    return List.copyOf(pending);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void passUntil(Instant due) {
    now = due.isAfter(now) ? due : now;
  }

  List<Action> take(Input input) {
    Set<Ability> abilities = Set.of(Ability.values());
    Turn turn =
        FlowEngine.turn(
            bundle, state(), input, new Context("c1", now, standing.contact(), abilities));
    String snapshot = FlowJson.write(standing);
    visit(input, turn);
    Event event = new Event(input, now, turn.outcomes());
    events.add(FlowJson.write(event));
    crash(snapshot, standing.after(event));
    holdsTogether(input, turn);
    remember(turn);
    return turn.actions();
  }

  private void visit(Input input, Turn turn) {
    FlowState state = state().after(input, List.of(), now);
    for (Outcome outcome : turn.outcomes()) {
      state = state.apply(outcome, now);
      if (outcome instanceof Outcome.StepEntered(var step)) {
        visited.add(Objects.requireNonNull(state.top()).flow() + "." + step);
      }
    }
  }

  private void crash(String snapshot, Standing before) {
    String last = events.getLast();
    Standing fromSnapshot =
        FlowJson.read(snapshot, Standing.class).after(FlowJson.read(last, Event.class));
    Standing replayed = first;
    for (String event : events) {
      replayed = replayed.after(FlowJson.read(event, Event.class));
    }
    assertThat(replayed).as("what the events make").isEqualTo(before);
    assertThat(fromSnapshot).as("what a snapshot and the last event make").isEqualTo(before);
    standing = replayed;
  }

  private void holdsTogether(Input input, Turn turn) {
    FlowState state = state();
    assertThat(state.waiting() == null)
        .as("waits exactly while a flow is open, after %s: %s", input, state)
        .isEqualTo(state.top() == null);
    if (state.waiting() != null) {
      assertThat(state.waiting().due()).as("after %s: %s", input, turn).isAfter(now);
    }
    if (state.handedOver()) {
      assertThat(standsAt())
          .as("who has an owner waits for a person")
          .isInstanceOf(Step.Handoff.class);
    }
    for (Action action : turn.actions()) {
      if (!(action instanceof Action.Send)) {
        assertThat(waitOf(action)).as("the end of %s is waited for", action).isEqualTo(waitId());
      }
    }
    int steps =
        (int) turn.outcomes().stream().filter(Outcome.StepEntered.class::isInstance).count();
    longestTurn = Math.max(longestTurn, steps);
    assertThat(steps).as("steps of one turn").isLessThanOrEqualTo(bundle.brand().limits().steps());
    for (Action action : turn.actions()) {
      if (action instanceof Action.Send send) {
        assertThat(send.writtenBody())
            .isNotBlank()
            .hasSizeLessThanOrEqualTo(send.presentation().longestBody());
      }
    }
  }

  private long waitId() {
    return state().waiting() == null ? 0 : state().waiting().id();
  }

  private void remember(Turn turn) {
    turn.actions().stream()
        .filter(action -> !(action instanceof Action.Send))
        .forEach(pending::add);
    FlowState.Wait waiting = state().waiting();
    pending.removeIf(action -> waiting == null || waitOf(action) != waiting.id());
  }

  private static long waitOf(Action action) {
    return switch (action) {
      case Action.Send _ -> 0;
      case Action.Call call -> call.waitId();
      case Action.OpenTicket ticket -> ticket.waitId();
      case Action.HandOver handOver -> handOver.waitId();
    };
  }
}
