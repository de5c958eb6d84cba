package io.relais.flows.engine;

import io.relais.flows.Flow;
import io.relais.flows.Flow.Trigger;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Value;
import io.relais.flows.lint.Literals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens flows by what is no word of the customer: a template's button, an advertisement, a system.
 */
final class Openings {
  private final Working turn;
  private final Walk walk;

  Openings(Working turn, Walk walk) {
    this.turn = turn;
    this.walk = walk;
  }

  /**
   * A press on a template's button opens its flow on top of what is open, whose question is put
   * again afterwards; false where no flow waits for it.
   */
  boolean template(Input.TemplateReplied replied) {
    Optional<Flow> flow =
        triggered(
            trigger ->
                trigger instanceof Trigger.TemplateReply(var template, var button, var _)
                    && template.equals(replied.template())
                    && (button == null || button.equals(replied.button())));
    if (flow.isEmpty() || turn.contact().stopped()) {
      return false;
    }
    if (turn.state().top() != null) {
      turn.record(new Outcome.QuestionLeft());
    }
    walk.open(flow.get().id(), Cause.TRIGGER);
    return true;
  }

  /** Who comes from an advertisement and has no flow open gets its flow. */
  boolean referral(Input.Referred referred) {
    Optional<Flow> flow =
        triggered(
            trigger ->
                trigger instanceof Trigger.AdReferral(var source, var _)
                    && (source == null || source.equals(referred.source())));
    if (flow.isEmpty() || turn.state().top() != null || turn.contact().stopped()) {
      return false;
    }
    walk.open(flow.get().id(), Cause.TRIGGER);
    return true;
  }

  void event(Input.EventHappened event) {
    bySystem(
        triggered(
            trigger ->
                trigger instanceof Trigger.Event(var name, var _) && name.equals(event.name())),
        event.data());
  }

  void call(Input.FlowCalled called) {
    bySystem(
        triggered(trigger -> trigger instanceof Trigger.Api)
            .map(_ -> turn.bundle().flow(called.flow()))
            .filter(flow -> flow.triggers().stream().anyMatch(Trigger.Api.class::isInstance)),
        called.inputs());
  }

  /** Systems never interrupt what a customer is in the middle of. */
  private void bySystem(Optional<Flow> flow, Map<String, Value> given) {
    if (flow.isEmpty()) {
      turn.ignore("no flow waits for it");
    } else if (turn.contact().stopped()) {
      turn.ignore("stopped");
    } else if (turn.state().top() != null) {
      turn.ignore("a flow is open");
    } else {
      walk.open(flow.get().id(), Cause.TRIGGER, inputs(flow.get(), given));
    }
  }

  /** What the flow declares, where it fits. */
  private static Map<String, Value> inputs(Flow flow, Map<String, Value> given) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    flow.inputs()
        .forEach(
            (name, type) -> {
              Value value = given.get(name);
              if (value != null) {
                Literals.fit(value, type).ifPresent(fitted -> inputs.put(name, fitted));
              }
            });
    return inputs;
  }

  private Optional<Flow> triggered(Predicate<Trigger> by) {
    return turn.bundle().flows().values().stream()
        .filter(flow -> flow.triggers().stream().anyMatch(by))
        .findFirst();
  }
}
