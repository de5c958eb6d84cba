package io.relais.flows.engine;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.OptionRef;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.answer.AnswerType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the question of a waiting step to the customer, and opens or keeps its wait. */
final class Questions {
  private final Working turn;
  private final Replies replies;

  Questions(Working turn, Replies replies) {
    this.turn = turn;
    this.replies = replies;
  }

  /** Opens the wait of a step and says its question. */
  void open(Step step) {
    turn.record(
        new Outcome.WaitOpened(turn.state().waits() + 1, turn.context().now().plus(timeout(step))));
    repeat(step);
  }

  /** Says the question of the pending wait again, as it was. */
  void repeat(Step step) {
    switch (step) {
      case Step.Ask ask -> say(ask, turn.render(ask.question()));
      case Step.Menu menu -> say(menu, turn.render(menu.body()));
      case Step.Wait _, Step.Say _, Step.Run _, Step.End _, Step.Pass _ -> {}
    }
  }

  /** Asks again after a reply that could not be read; the time of the wait runs anew. */
  void again(Step step, String words) {
    turn.record(new Outcome.WaitMissed(turn.context().now().plus(timeout(step))));
    say(step, words);
  }

  private void say(Step step, String words) {
    turn.say(step, words, options(step));
  }

  private List<Action.Option> options(Step step) {
    return switch (step) {
      case Step.Menu menu -> options(step, menu.options());
      case Step.Ask ask when ask.as() == AnswerType.CHOICE -> options(step, ask.options());
      case Step.Ask ask when ask.as() == AnswerType.YES_NO ->
          Stream.of("yes", "no")
              .map(id -> option(step, id, BuiltInTexts.get(turn.locale(), id), null))
              .toList();
      case Step.Ask _, Step.Wait _, Step.Say _, Step.Run _, Step.End _, Step.Pass _ -> List.of();
    };
  }

  private List<Action.Option> options(Step step, List<Step.Option> options) {
    return replies.shown(options).stream()
        .map(
            o ->
                option(
                    step,
                    o.id(),
                    turn.render(o.label()),
                    o.hint() == null ? null : turn.render(o.hint())))
        .toList();
  }

  private Action.Option option(Step step, String id, String label, @Nullable String hint) {
    FlowState.Wait waiting = Objects.requireNonNull(turn.state().waiting());
    OptionRef ref = new OptionRef(turn.context().conversation(), step.id(), waiting.id(), id);
    return new Action.Option(id, ref.encode(), label, hint);
  }

  private static Duration timeout(Step step) {
    return switch (step) {
      case Step.Ask ask -> ask.timeout();
      case Step.Menu menu -> menu.timeout();
      case Step.Wait wait -> wait.timeout();
      case Step.Say _, Step.Run _, Step.End _, Step.Pass _ ->
          throw new IllegalStateException("Expected a step that waits, but got " + step.id());
    };
  }
}
