package io.relais.flows.engine;

import io.relais.flows.FlowState.Frame;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Step;
import java.util.List;
import java.util.Objects;

/** The words {@code back} and {@code cancel}, and the way back from a digression. */
final class WayBack {
  private final Working turn;
  private final Walk walk;
  private final Questions questions;
  private final Forms forms;

  WayBack(Working turn, Walk walk, Questions questions, Forms forms) {
    this.turn = turn;
    this.walk = walk;
    this.questions = questions;
    this.forms = forms;
  }

  /** To the last question that was answered, as things stood then. */
  void go() {
    if (turn.state().past().isEmpty()) {
      turn.say(turn.step(), BuiltInTexts.get(turn.locale(), "back.none"), List.of());
      questions.repeat(turn.step());
      return;
    }
    turn.record(new Outcome.WentBack());
    if (turn.isWhole()) {
      reopen();
    } else {
      turn.abandon("the flow has changed");
      walk.open(turn.bundle().brand().first(), Cause.FIRST);
    }
  }

  /**
   * Out of the innermost thing that can be left: a form, a digression, a subflow; else the flow
   * begins anew.
   */
  void cancel() {
    Step step = turn.step();
    if (step instanceof Step.Form form) {
      forms.cancel(form);
      walk.gone(form, Step.CANCELLED);
      return;
    }
    boolean only = turn.state().frames().size() == 1;
    Cause cause = turn.top().cause();
    turn.record(new Outcome.WaitClosed(Step.CANCELLED));
    if (only) {
      walk.restart();
    } else if (cause != Cause.RUN) {
      turn.record(new Outcome.FlowLeft(Step.CANCELLED));
      reopen();
    } else if (turn.flow().outcomes().contains(Step.CANCELLED)) {
      walk.end(Step.CANCELLED);
    } else {
      turn.record(new Outcome.FlowLeft(Step.CANCELLED));
      walk.restart();
    }
  }

  /**
   * Puts the question again where the flow on top stands. An effect that was left pending is not
   * asked for a second time.
   */
  void reopen() {
    Frame top = turn.top();
    if (turn.flow().step(top.step()) instanceof Step.Acting acting) {
      walk.gone(acting, acting.unanswered());
      return;
    }
    if (!(turn.flow().step(top.step()) instanceof Step.Waiting step)) {
      throw new TurnFailure(
          turn.place(), "Expected a question to come back to, but " + top.step() + " is none");
    }
    questions.open(Objects.requireNonNull(step));
  }
}
