package io.relais.runtime.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.EffectResult;

/** What conversations count. */
final class ConversationMetrics {
  private final Counter turns;
  private final Counter failedInputs;
  private final Counter accepted;
  private final Counter refused;
  private final Counter givenUp;
  private final Counter retries;
  private final Counter unknown;

  ConversationMetrics(MeterRegistry registry) {
    turns = registry.counter("relais_turns_total");
    failedInputs = registry.counter("relais_inputs_failed_total");
    accepted = effects(registry, "accepted");
    refused = effects(registry, "refused");
    givenUp = effects(registry, "given-up");
    retries = registry.counter("relais_send_retries_total");
    unknown = registry.counter("relais_sends_acceptance_unknown_total");
  }

  private static Counter effects(MeterRegistry registry, String result) {
    return registry.counter("relais_effects_done_total", "result", result);
  }

  void written(ConversationEvent event) {
    switch (event) {
      case ConversationEvent.TurnTaken _ -> turns.increment();
      case ConversationEvent.InputFailed _ -> failedInputs.increment();
      case ConversationEvent.EffectDone(var _, var _, var result) -> ended(result);
    }
  }

  private void ended(EffectResult result) {
    switch (result) {
      case EffectResult.Accepted _ -> accepted.increment();
      case EffectResult.Refused _ -> refused.increment();
      case EffectResult.GivenUp _ -> givenUp.increment();
    }
  }

  void retried() {
    retries.increment();
  }

  void acceptanceUnknown() {
    unknown.increment();
  }
}
