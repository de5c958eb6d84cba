package io.relais.persistence;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random events that may follow a state: what some flow, some customer and some channel could do.
 */
public final class RandomLife {
  private final RandomGenerator random;
  private final RandomRecords records;
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  public RandomLife(RandomGenerator random) {
    this.random = random;
    this.records = new RandomRecords(random);
  }

  public ConversationEvent next(ConversationState state) {
    now = now.plusMillis(random.nextInt(100_000));
    int kind = random.nextInt(60);
    if (kind == 0) {
      return new MergedInto("other", now);
    } else if (kind <= 2) {
      return new SessionEnded(now);
    } else if (kind < 20) {
      return effectDone(state);
    }
    return kind < 25 ? postponed(state) : turn(state);
  }

  private ConversationEvent postponed(ConversationState state) {
    Instant until = now.plusSeconds(random.nextInt(60));
    return new EffectPostponed(effect(state), now, until, random.nextBoolean(), "no answer");
  }

  private ConversationEvent effectDone(ConversationState state) {
    Instant holdUntil = random.nextInt(4) == 0 ? now.plusSeconds(20) : null;
    return new EffectDone(effect(state), now, records.next(EffectResult.class), holdUntil);
  }

  private long effect(ConversationState state) {
    return state.pending().isEmpty() || random.nextInt(8) == 0
        ? random.nextLong(1, state.pending().last() + 5)
        : state.pending().effects().get(random.nextInt(state.pending().effects().size())).id();
  }

  private ConversationEvent turn(ConversationState state) {
    Input input = input(state);
    List<Outcome> outcomes = outcomes(state.flow().after(input, List.of(), now));
    List<Action> actions =
        IntStream.range(0, random.nextInt(4))
            .<Action>mapToObj(_ -> records.next(Action.class))
            .toList();
    Peer peer = random.nextInt(5) == 0 ? records.next(Peer.class) : null;
    return random.nextInt(10) == 0
        ? new InputFailed(input, now, peer, "a-step", "ExpressionFailure", outcomes, actions)
        : new TurnTaken(input, now, peer, outcomes, actions);
  }

  private Input input(ConversationState state) {
    if (random.nextInt(6) == 0 && !state.accepted().isEmpty()) {
      List<Input.Undelivered> failed = state.undelivered(state.accepted().getFirst().effect());
      return failed.isEmpty() ? new Input.TimerFired(1) : failed.getFirst();
    }
    return random.nextBoolean()
        ? new Input.Message("wamid." + random.nextInt(600), now, "bonjour")
        : records.next(Input.class);
  }

  private List<Outcome> outcomes(FlowState flow) {
    List<Outcome> outcomes = new ArrayList<>();
    FlowState state = flow;
    for (int i = random.nextInt(7); i > 0; i--) {
      Outcome outcome = outcome(state);
      if (outcome != null) {
        outcomes.add(outcome);
        state = state.apply(outcome, now);
      }
    }
    return outcomes;
  }

  private @Nullable Outcome outcome(FlowState flow) {
    boolean open = !flow.frames().isEmpty();
    return switch (random.nextInt(10)) {
      case 0 -> records.next(Outcome.OfContact.class);
      case 1 -> new Outcome.FlowStarted("accueil", Outcome.Cause.FIRST, Map.of());
      case 2 -> open ? new Outcome.StepEntered("step" + random.nextInt(9)) : null;
      case 3 -> open ? new Outcome.ValueSet("name", records.next(Value.class)) : null;
      case 4, 5 -> open ? waitOpened(flow) : null;
      case 6 -> flow.waiting() != null ? new Outcome.WaitMissed(now.plusSeconds(60)) : null;
      case 7 -> flow.waiting() != null ? new Outcome.WaitClosed("answered") : null;
      case 8 -> open ? new Outcome.FlowEnded("done") : null;
      case 9 -> random.nextBoolean() ? new Outcome.Abandoned("stop") : new Outcome.OptedOut();
      default -> throw new AssertionError();
    };
  }

  private Outcome waitOpened(FlowState flow) {
    Instant asked = random.nextBoolean() ? now.minusSeconds(random.nextInt(60)) : null;
    return new Outcome.WaitOpened(flow.waits() + 1, now.plusSeconds(60), asked);
  }
}
