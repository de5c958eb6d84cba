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
  private final Prompts prompts;
  private final Replies replies;
  private final Questions questions;
  private final Forms forms;
  private final Walk walk;

  Hearing(
      Working turn, Prompts prompts, Replies replies, Questions questions, Forms forms, Walk walk) {
    this.turn = turn;
    this.prompts = prompts;
    this.replies = replies;
    this.questions = questions;
    this.forms = forms;
    this.walk = walk;
  }

  /** Words, or a file with or without words. */
  void replied(String text) {
    switch (turn.step()) {
      case Step.Ask ask -> take(ask, ask.into(), ask.retry(), replies.read(ask, text));
      case Step.Menu menu -> menu(menu, replies.read(menu, text));
      case Step.Form form -> form(form, forms.read(form, text));
      case Step.Wait wait -> {
        if (heard(wait)) {
          replied(text);
        }
      }
      case Step.Acting _, Step.Passing _ -> throw nothingToHear();
    }
  }

  /** An option of this very question; one that is no longer shown asks again. */
  void pressed(String option) {
    switch (turn.step()) {
      case Step.Ask ask -> pressed(ask, option);
      case Step.Menu menu -> {
        Shown shown = Questions.pressed(prompts.page(menu), option);
        Shown chosen = shown != null ? shown : Questions.pressed(prompts.all(menu), option);
        if (chosen == null) {
          repeat();
        } else {
          menu(menu, new Replies.Reading.Chosen(chosen));
        }
      }
      case Step.Form form -> {
        if (Questions.pressed(forms.options(form), option) == null) {
          repeat();
        } else {
          form(form, forms.pressed(form, option));
        }
      }
      case Step.Wait wait -> {
        if (heard(wait)) {
          pressed(option);
        }
      }
      case Step.Acting _, Step.Passing _ -> throw nothingToHear();
    }
  }

  private void pressed(Step.Ask ask, String option) {
    Shown shown = Questions.pressed(prompts.options(ask), option);
    if (shown == null) {
      repeat();
    } else {
      take(ask, ask.into(), ask.retry(), replies.refined(ask, value(ask.as(), shown)));
    }
  }

  /** What an option below a question stands for. */
  static Value value(AnswerType as, Shown shown) {
    return switch (as) {
      case YES_NO -> new Value.YesNo(shown.id().equals(Shown.YES));
      case INT -> new Value.Int(Long.parseLong(shown.id()));
      default -> shown.value();
    };
  }

  /** A silent wait is over; true where the reply goes on to the question that waited before. */
  private boolean heard(Step.Wait wait) {
    walk.carryReply();
    turn.record(new Outcome.WaitClosed("reply"));
    walk.done(wait, null);
    return walk.resumed();
  }

  /** Puts the question again, as it was: the press was on an old one. */
  void repeat() {
    questions.repeat(turn.step());
  }

  /** An old question is answered again: the conversation goes on from it. */
  void answeredAnew(Step.Waiting question, String option) {
    turn.record(new Outcome.QuestionLeft());
    turn.record(new Outcome.WaitClosed("left"));
    turn.record(new Outcome.StepEntered(question.id()));
    questions.openSilently(question);
    pressed(option);
  }

  /** The wait ends by {@code outcome}. */
  void left(String outcome) {
    Step step = turn.step();
    turn.record(new Outcome.WaitClosed(outcome));
    walk.gone(step, outcome);
  }

  private void menu(Step.Menu menu, Replies.Reading reading) {
    if (reading instanceof Replies.Reading.Chosen(var option) && option.id().equals(Shown.MORE)) {
      turn.record(new Outcome.PageTurned(prompts.nextPage(menu)));
      questions.repeat(menu);
    } else {
      take(menu, menu.into(), menu.retry(), reading);
    }
  }

  private void take(
      Step.Waiting step, @Nullable String into, Step.Retry retry, Replies.Reading reading) {
    switch (reading) {
      case Replies.Reading.Read(var value) -> answered(step, "answered", into, value, null);
      case Replies.Reading.Chosen(var option) ->
          answered(step, "chosen", into, option.value(), option.next());
      case Replies.Reading.Missed(var say) -> missed(step, retry, say);
    }
  }

  /** The misses of the pending wait decide whether it is asked again. */
  private void missed(Step.Waiting step, Step.Retry retry, String say) {
    if (turn.waiting().misses() < retry.max()) {
      questions.again(step, say);
    } else {
      left(Step.INVALID);
    }
  }

  private void form(Step.Form form, Forms.Taken taken) {
    switch (taken) {
      case Forms.Taken.Asks _ -> {}
      case Forms.Taken.Missed(var retry, var say) -> missed(form, retry, say);
      case Forms.Taken.Confirmed _ -> walk.done(form, null);
      case Forms.Taken.Cancelled _ -> walk.gone(form, Step.CANCELLED);
    }
  }

  private void answered(
      Step step, String how, @Nullable String into, Value value, @Nullable Next own) {
    turn.record(new Outcome.QuestionLeft());
    if (into != null) {
      turn.record(new Outcome.ValueSet(into, value));
    }
    turn.record(new Outcome.WaitClosed(how));
    walk.done(step, own);
  }

  private IllegalStateException nothingToHear() {
    return new IllegalStateException("Expected a step that waits, but got " + turn.place());
  }
}
