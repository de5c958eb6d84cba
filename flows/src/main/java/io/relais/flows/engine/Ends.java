package io.relais.flows.engine;

import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes how an effect ended, and what a person does who has taken over. */
final class Ends {
  private final Working turn;
  private final Acts acts;
  private final Walk walk;

  Ends(Working turn, Acts acts, Walk walk) {
    this.turn = turn;
    this.acts = acts;
    this.walk = walk;
  }

  void call(Input.CallEnded ended) {
    if (isAwaited(ended.waitId()) && turn.step() instanceof Step.Http http) {
      String outcome = acts.ended(http, ended);
      go(http, outcome);
    } else {
      stale();
    }
  }

  void ticket(Input.TicketEnded ended) {
    if (isAwaited(ended.waitId()) && turn.step() instanceof Step.Ticket ticket) {
      go(ticket, ended.queued() ? null : Step.UNAVAILABLE);
    } else {
      stale();
    }
  }

  void desk(Input.DeskActed acted) {
    if (!isAwaited(acted.waitId()) || !(turn.step() instanceof Step.Handoff handoff)) {
      stale();
      return;
    }
    switch (acted.act()) {
      case TOOK -> {
        turn.record(
            new Outcome.OwnerChanged(
                "human:" + Objects.requireNonNullElse(acted.agent(), "somebody")));
        heard();
      }
      case SAID -> {
        said(Objects.requireNonNullElse(acted.agent(), "somebody"), acted.text());
        heard();
      }
      case CLOSED -> go(handoff, null);
      case RETURNED -> go(handoff, Step.RETURNED);
      case NO_AGENT -> go(handoff, Step.NO_AGENT);
      case CUSTOMER_LEFT -> go(handoff, Step.CUSTOMER_LEFT);
      case UNAVAILABLE -> go(handoff, Step.UNAVAILABLE);
    }
  }

  /** A message without a word is none: no channel takes it. */
  private void said(String agent, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      turn.say("agent:" + agent, text);
    }
  }

  /** A conversation with a person lasts as long as a session: until both are silent. */
  void heard() {
    Instant due = turn.context().now().plus(turn.bundle().brand().session());
    turn.record(new Outcome.WaitExtended(due));
  }

  /** The customer wrote: nobody is gone yet. Who still waits for a person does not wait longer. */
  void heardInHandoff() {
    if (turn.state().heldByPerson()) {
      heard();
    }
  }

  /** The end of an effect never became known. */
  void timeOver(Step.Acting step) {
    go(step, step instanceof Step.Handoff ? unheard() : step.unanswered());
  }

  private String unheard() {
    return turn.state().heldByPerson() ? Step.CUSTOMER_LEFT : Step.NO_AGENT;
  }

  private boolean isAwaited(long waitId) {
    FlowState.Wait waiting = turn.state().waiting();
    return waiting != null && waiting.id() == waitId;
  }

  private void stale() {
    turn.ignore("no longer waited for");
  }

  private void go(Step step, @Nullable String outcome) {
    turn.record(new Outcome.WaitClosed(outcome == null ? Step.DONE : outcome));
    if (turn.state().handedOver()) {
      turn.record(new Outcome.OwnerChanged(null));
    }
    if (outcome == null) {
      walk.done(step, null);
    } else {
      walk.gone(step, outcome);
    }
  }
}
