package io.relais.flows.engine;

import io.relais.flows.Flow;
import io.relais.flows.FlowLimits;
import io.relais.flows.FlowState;
import io.relais.flows.FlowState.Frame;
import io.relais.flows.Marks;
import io.relais.flows.Next;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks from step to step until the conversation waits or no flow is open. */
final class Walk {
  private final Working turn;
  private final Prompts prompts;
  private final Questions questions;
  private final Forms forms;
  private final Acts acts;
  private int steps;
  private boolean carriesReply;
  private boolean resumed;

  Walk(Working turn, Prompts prompts, Questions questions, Forms forms, Acts acts) {
    this.turn = turn;
    this.prompts = prompts;
    this.questions = questions;
    this.forms = forms;
    this.acts = acts;
  }

  /** The reply of this turn may still answer the question that {@code resume} leads to. */
  void carryReply() {
    carriesReply = true;
  }

  /** Whether the walk has come to such a question, which now waits for the reply; asked once. */
  boolean resumed() {
    boolean was = resumed;
    resumed = false;
    return was;
  }

  /** Opens a flow on top of those that are open, and walks. */
  void open(String flow, Cause cause) {
    open(flow, cause, Map.of());
  }

  void open(String flow, Cause cause, Map<String, Value> inputs) {
    walk(begin(flow, cause, inputs));
  }

  /** The step that waited went its normal way. */
  void done(Step step, @Nullable Next own) {
    walk(normal(step, own));
  }

  /** The step that waited went another way. */
  void gone(Step step, String outcome) {
    walk(route(step, outcome));
  }

  /** The flow on top begins anew. */
  void restart() {
    walk(Next.RESTART);
  }

  /** The flow on top ends, with an outcome of its own. */
  void end(String outcome) {
    walk(ended(outcome));
  }

  private void walk(@Nullable String first) {
    String next = first;
    while (next != null) {
      next = enter(next);
    }
  }

  private @Nullable String enter(String id) {
    int most = turn.bundle().brand().limits().steps();
    if (++steps > most) {
      throw new TurnFailure(
          turn.place(), "Expected at most " + most + " steps in one turn, but it takes more");
    }
    if (id.equals(Next.RESTART)) {
      return anew();
    }
    if (id.equals(Next.RESUME)) {
      return resume();
    }
    Step step = turn.flow().step(id);
    if (step == null) {
      throw new TurnFailure(turn.place(), "Expected a step, but there is no step " + id);
    }
    turn.record(new Outcome.StepEntered(id));
    return switch (step) {
      case Step.Say say -> {
        turn.say(say, turn.render(say.text()), List.of());
        yield normal(say, null);
      }
      case Step.Menu menu when prompts.all(menu).isEmpty() -> route(menu, Step.INVALID);
      case Step.Form form -> forms.begin(form) ? null : normal(form, null);
      case Step.Waiting waiting -> {
        questions.open(waiting);
        yield null;
      }
      case Step.Acting acting -> acts.begin(acting) ? null : route(acting, Step.UNAVAILABLE);
      case Step.Run run -> begin(run.flow(), Cause.RUN, inputs(run));
      case Step.End(var _, var outcome) -> ended(outcome);
      case Step.Pass pass -> normal(pass, null);
    };
  }

  /** The start of the flow, with its inputs alone. */
  private String anew() {
    Flow flow = turn.flow();
    for (String name : turn.top().data().keySet()) {
      if (!flow.inputs().containsKey(name)) {
        turn.record(new Outcome.ValueSet(name, null));
      }
    }
    return flow.start().step();
  }

  /** The question that was put last, with the reply that is carried, or put again. */
  private @Nullable String resume() {
    FlowState.Question asked = turn.top().asked();
    if (asked == null || !(turn.flow().step(asked.step()) instanceof Step.Waiting step)) {
      return Next.RESTART;
    }
    turn.record(new Outcome.StepEntered(asked.step()));
    FlowState.Filling form = asked.form();
    if (form != null) {
      turn.record(new Outcome.FormPartOpened(form.part(), form.field()));
      form.answered().forEach(field -> turn.record(new Outcome.FieldAnswered(field)));
    }
    if (carriesReply) {
      carriesReply = false;
      resumed = true;
      questions.openSilently(step);
    } else {
      questions.open(step);
    }
    return null;
  }

  private String begin(String flow, Cause cause, Map<String, Value> inputs) {
    if (turn.state().frames().size() == FlowLimits.FRAMES) {
      throw new TurnFailure(
          turn.place(), "Expected at most " + FlowLimits.FRAMES + " open flows, but it opens more");
    }
    Flow opened = turn.bundle().flow(flow);
    if (opened == null) {
      throw new TurnFailure(turn.place(), "Expected a flow, but there is no flow " + flow);
    }
    turn.record(new Outcome.FlowStarted(flow, cause, inputs));
    return opened.start().step();
  }

  private Map<String, Value> inputs(Step.Run run) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    run.with()
        .forEach(
            (name, source) -> {
              Value value = turn.value(source);
              if (value != null) {
                inputs.put(name, value);
              }
            });
    return inputs;
  }

  /** The flow on top ends; a flow that a word opened takes those below with it. */
  private @Nullable String ended(String outcome) {
    Cause cause = turn.top().cause();
    turn.record(new Outcome.FlowEnded(outcome));
    Frame below = turn.state().top();
    if (below == null) {
      return null;
    }
    if (cause == Cause.WORD) {
      turn.record(new Outcome.Abandoned("left by a word"));
      return null;
    }
    if (cause == Cause.TRIGGER) {
      return comeBack(below);
    }
    Step caller = Objects.requireNonNull(turn.flow().step(below.step()));
    return outcome.equals(Step.DONE) ? normal(caller, null) : route(caller, outcome);
  }

  /** A digression is over: the question below it is put again. */
  private @Nullable String comeBack(Frame below) {
    return switch (Objects.requireNonNull(turn.flow().step(below.step()))) {
      case Step.Waiting question -> {
        questions.open(question);
        yield null;
      }
      case Step.Acting acting -> route(acting, acting.unanswered());
      case Step.Passing other -> normal(other, null);
    };
  }

  private @Nullable String normal(Step step, @Nullable Next own) {
    for (Map.Entry<String, ValueSource> set : step.common().set().entrySet()) {
      turn.record(new Outcome.ValueSet(set.getKey(), turn.value(set.getValue())));
    }
    marks(step);
    Next next = own != null ? own : step.common().next();
    if (next == null) {
      throw new TurnFailure(turn.place(), "Expected a way on, but step " + step.id() + " has none");
    }
    return target(next);
  }

  private void marks(Step step) {
    Marks marks = step.common().marks();
    marks
        .save()
        .forEach((name, value) -> turn.record(new Outcome.ProfileSaved(name, turn.value(value))));
    marks.tags().forEach(tag -> turn.record(new Outcome.Tagged(tag)));
    if (marks.score() != null && turn.value(marks.score().add()) instanceof Value.Int(var points)) {
      turn.record(new Outcome.Scored(turn.placeOf(step), points, marks.score().reason()));
    }
    marks
        .measure()
        .forEach(
            (name, source) -> {
              if (turn.value(source) instanceof Value.Num(var figure)) {
                turn.record(new Outcome.Measured(name, figure));
              }
            });
  }

  private String target(Next next) {
    return switch (next) {
      case Next.Target(var step, var _) -> step;
      case Next.Branches(var branches, var otherwise, var _) -> {
        var scope = turn.scope();
        yield branches.stream()
            .filter(b -> turn.bundle().expressions().test(b.condition(), scope))
            .map(b -> b.target().step())
            .findFirst()
            .orElse(otherwise.step());
      }
    };
  }

  private String route(Step step, String outcome) {
    return turn.flow()
        .route(step, outcome)
        .map(Next.Target::step)
        .orElseThrow(
            () ->
                new TurnFailure(
                    turn.place(),
                    "Expected a route for the outcome " + outcome + ", but there is none"));
  }
}
