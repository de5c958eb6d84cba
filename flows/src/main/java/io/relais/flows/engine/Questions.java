package io.relais.flows.engine;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.OptionRef;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the question of a waiting step to the customer, and opens or keeps its wait. */
final class Questions {
  private final Working turn;
  private final Prompts prompts;

  Questions(Working turn, Prompts prompts) {
    this.turn = turn;
    this.prompts = prompts;
  }

  /** Opens the wait of a step and says its question. */
  void open(Step.Waiting step) {
    openSilently(step);
    repeat(step);
  }

  /** Opens the wait of a step whose question was put before. */
  void openSilently(Step.Waiting step) {
    turn.record(new Outcome.WaitOpened(turn.state().waits() + 1, due(step), turn.asked()));
    if (!(step instanceof Step.Wait)) {
      turn.record(new Outcome.QuestionAsked());
    }
  }

  /** Says the question of the pending wait again, as it was. */
  void repeat(Step step) {
    Prompts.Prompt prompt = prompts.of(step);
    if (prompt != null) {
      say(step, prompt.text(), prompt.options());
    }
  }

  /** Asks again after a reply that could not be read; the time of the wait runs anew. */
  void again(Step.Waiting step, String words) {
    turn.record(new Outcome.WaitMissed(due(step)));
    Prompts.Prompt prompt = prompts.of(step);
    say(step, words, prompt == null ? List.of() : prompt.options());
  }

  private Instant due(Step.Waiting step) {
    return turn.context().now().plus(step.timeout());
  }

  private void say(Step step, String words, List<Shown> options) {
    turn.say(step, words, options.stream().map(shown -> option(step, shown)).toList());
  }

  private Action.Option option(Step step, Shown shown) {
    return new Action.Option(shown.id(), ref(step, shown.id()), shown.label(), shown.hint());
  }

  private String ref(Step step, String id) {
    FlowState.Wait waiting = Objects.requireNonNull(turn.state().waiting());
    return new OptionRef(turn.context().conversation(), step.id(), waiting.id(), id).encode();
  }

  /** The option that is shown and pressed; null where it is not shown any more. */
  static @Nullable Shown pressed(List<Shown> options, String id) {
    return options.stream().filter(shown -> shown.id().equals(id)).findFirst().orElse(null);
  }
}
