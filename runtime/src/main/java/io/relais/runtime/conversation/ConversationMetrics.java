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
  private final Counter sessions;
  private final Counter merged;
  private final Counter snapshotsUnreadable;
  private final Counter unreadable;
  private final Counter forErased;

  ConversationMetrics(MeterRegistry registry) {
    turns = registry.counter("relais_turns_total");
    failedInputs = registry.counter("relais_inputs_failed_total");
    accepted = effects(registry, "accepted");
    refused = effects(registry, "refused");
    givenUp = effects(registry, "given-up");
    retries = registry.counter("relais_send_retries_total");
    unknown = registry.counter("relais_sends_acceptance_unknown_total");
    sessions = registry.counter("relais_sessions_ended_total");
    merged = registry.counter("relais_conversations_merged_total");
    snapshotsUnreadable = registry.counter("relais_snapshots_unreadable_total");
    unreadable = registry.counter("relais_conversations_unreadable_total");
    forErased = registry.counter("relais_commands_for_erased_total");
  }

  private static Counter effects(MeterRegistry registry, String result) {
    return registry.counter("relais_effects_done_total", "result", result);
  }

  void written(ConversationEvent event) {
    switch (event) {
      case ConversationEvent.TurnTaken _ -> turns.increment();
      case ConversationEvent.InputFailed _ -> failedInputs.increment();
      case ConversationEvent.EffectDone(var _, var _, var result, var _) -> ended(result);
      case ConversationEvent.EffectPostponed postponed when postponed.unknown() ->
          unknown.increment();
      case ConversationEvent.EffectPostponed _ -> retries.increment();
      case ConversationEvent.SessionEnded _ -> sessions.increment();
      case ConversationEvent.MergedInto _ -> merged.increment();
    }
  }

  private void ended(EffectResult result) {
    switch (result) {
      case EffectResult.Accepted _ -> accepted.increment();
      case EffectResult.Refused _ -> refused.increment();
      case EffectResult.GivenUp _ -> givenUp.increment();
    }
  }

  void snapshotUnreadable() {
    snapshotsUnreadable.increment();
  }

  void conversationUnreadable() {
    unreadable.increment();
  }

  void forErased() {
    forErased.increment();
  }
}
