package io.relais.flows.engine;

import io.relais.flows.Next;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import org.jspecify.annotations.Nullable;

/** Takes what was said to the question that waits. */
final class Hearing {
  private final Working turn;
  private final Replies replies;
  private final Questions questions;
  private final Walk walk;

  Hearing(Working turn, Replies replies, Questions questions, Walk walk) {
    this.turn = turn;
    this.replies = replies;
    this.questions = questions;
    this.walk = walk;
  }

  /** Words, or a file with or without words. */
  void replied(String text) {
    switch (turn.step()) {
      case Step.Ask ask -> take(ask, ask.into(), ask.retry(), replies.read(ask, text));
      case Step.Menu menu -> take(menu, menu.into(), menu.retry(), replies.read(menu, text));
      case Step.Wait wait -> answered(wait, "reply", null);
      case Step.Say _, Step.Run _, Step.End _, Step.Pass _ -> throw nothingToHear();
    }
  }

  /** An option of this very question; one that is no longer shown asks again. */
  void pressed(String option) {
    switch (turn.step()) {
      case Step.Ask ask when ask.as() == AnswerType.YES_NO ->
          take(
              ask,
              ask.into(),
              ask.retry(),
              replies.refined(ask, new Value.YesNo(option.equals("yes"))));
      case Step.Ask ask ->
          replies
              .chosen(replies.shown(ask.options()), option)
              .ifPresentOrElse(
                  chosen ->
                      take(ask, ask.into(), ask.retry(), replies.refined(ask, chosen.value())),
                  this::repeat);
      case Step.Menu menu ->
          replies
              .chosen(replies.shown(menu.options()), option)
              .ifPresentOrElse(
                  chosen -> take(menu, menu.into(), menu.retry(), chosen), this::repeat);
      case Step.Wait _ -> repeat();
      case Step.Say _, Step.Run _, Step.End _, Step.Pass _ -> throw nothingToHear();
    }
  }

  /** Puts the question again, as it was: the press was on an old one. */
  void repeat() {
    questions.repeat(turn.step());
  }

  /** The wait ends by {@code outcome}. */
  void left(String outcome) {
    Step step = turn.step();
    turn.record(new Outcome.WaitClosed(outcome));
    walk.gone(step, outcome);
  }

  private void take(Step step, @Nullable String into, Step.Retry retry, Replies.Reading reading) {
    switch (reading) {
      case Replies.Reading.Read(var value) -> {
        keep(into, value);
        answered(step, "answered", null);
      }
      case Replies.Reading.Chosen(var option, var value) -> {
        keep(into, value);
        answered(step, "chosen", option.next());
      }
      case Replies.Reading.Missed(var say) -> {
        if (turn.waiting().misses() < retry.max()) {
          questions.again(step, say);
        } else {
          left(Step.INVALID);
        }
      }
    }
  }

  private void keep(@Nullable String into, Value value) {
    if (into != null) {
      turn.record(new Outcome.ValueSet(into, value));
    }
  }

  private void answered(Step step, String how, @Nullable Next own) {
    turn.record(new Outcome.WaitClosed(how));
    walk.done(step, own);
  }

  private IllegalStateException nothingToHear() {
    return new IllegalStateException("Expected a step that waits, but got " + turn.place());
  }
}
