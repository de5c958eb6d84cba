package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands: the open flows, the one pending wait, the session. It changes by
 * {@link #apply} and by nothing else, in a turn and in a replay alike.
 *
 * @param frames the open flows, the one that runs last
 * @param waiting what it waits for; null when no flow is open
 * @param waits how many waits there have been: the id of the last one
 * @param heardAt when the customer was last heard, which is what a session is measured by; null
 *     before the first time
 * @param introduced the line that this is automated has been said in this session
 */
public record FlowState(
    List<Frame> frames,
    @Nullable Wait waiting,
    long waits,
    @Nullable Instant heardAt,
    boolean introduced) {

  public static final FlowState EMPTY = new FlowState(List.of(), null, 0, null, false);

  public FlowState {
    frames = List.copyOf(frames);
  }

  /** One open flow. {@code data} holds its variables and inputs, those that are set. */
  public record Frame(String flow, String step, Outcome.Cause cause, Map<String, Value> data) {
    public Frame {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    Frame at(String newStep) {
      return new Frame(flow, newStep, cause, data);
    }

    Frame with(String name, @Nullable Value value) {
      Map<String, Value> changed = new LinkedHashMap<>(data);
      if (value == null) {
        changed.remove(name);
      } else {
        changed.put(name, value);
      }
      return new Frame(flow, step, cause, changed);
    }
  }

  /**
   * The one thing that the conversation waits for, at the step of its top frame.
   *
   * @param opened when it was asked
   * @param due when its time is over
   * @param misses replies that could not be read
   */
  public record Wait(long id, Instant opened, Instant due, int misses) {}

  /** The flow that runs; null when none is open. */
  @JsonIgnore
  public @Nullable Frame top() {
    return frames.isEmpty() ? null : frames.getLast();
  }

  /** This state after a whole turn: what every replay does with the journal. */
  public FlowState after(Input input, List<Outcome> outcomes, Instant at) {
    FlowState next = input instanceof Input.FromCustomer ? heard(at) : this;
    for (Outcome outcome : outcomes) {
      next = next.apply(outcome, at);
    }
    return next;
  }

  private FlowState heard(Instant at) {
    return new FlowState(frames, waiting, waits, at, introduced);
  }

  /** This state after one fact of a turn that took place {@code at}. */
  public FlowState apply(Outcome outcome, Instant at) {
    return switch (outcome) {
      case Outcome.OfContact _ -> this;
      case Outcome.OfFlow fact -> applied(fact, at);
    };
  }

  private FlowState applied(Outcome.OfFlow fact, Instant at) {
    return switch (fact) {
      case Outcome.SessionStarted _ -> new FlowState(frames, waiting, waits, heardAt, false);
      case Outcome.Introduced() -> new FlowState(frames, waiting, waits, heardAt, true);
      case Outcome.FlowStarted(var flow, var cause, var inputs) ->
          pushed(new Frame(flow, "", cause, inputs));
      case Outcome.StepEntered(var step) -> replacedTop(requireTop().at(step));
      case Outcome.ValueSet(var name, var value) -> replacedTop(requireTop().with(name, value));
      case Outcome.WaitOpened(var id, var due) ->
          new FlowState(frames, new Wait(id, at, due, 0), id, heardAt, introduced);
      case Outcome.WaitMissed(var due) -> withWait(missed(due));
      case Outcome.WaitClosed _ -> withWait(null);
      case Outcome.FlowEnded _ ->
          new FlowState(frames.subList(0, frames.size() - 1), null, waits, heardAt, introduced);
      case Outcome.Abandoned _ -> new FlowState(List.of(), null, waits, heardAt, introduced);
      case Outcome.Ignored _ -> this;
    };
  }

  private Wait missed(Instant due) {
    if (waiting == null) {
      throw new IllegalStateException("Expected a pending wait, but there is none");
    }
    return new Wait(waiting.id(), waiting.opened(), due, waiting.misses() + 1);
  }

  private Frame requireTop() {
    Frame top = top();
    if (top == null) {
      throw new IllegalStateException("Expected an open flow, but there is none");
    }
    return top;
  }

  private FlowState withWait(@Nullable Wait next) {
    return new FlowState(frames, next, waits, heardAt, introduced);
  }

  private FlowState pushed(Frame frame) {
    List<Frame> more = new ArrayList<>(frames);
    more.add(frame);
    return new FlowState(more, waiting, waits, heardAt, introduced);
  }

  private FlowState replacedTop(Frame frame) {
    List<Frame> changed = new ArrayList<>(frames);
    changed.set(changed.size() - 1, frame);
    return new FlowState(changed, waiting, waits, heardAt, introduced);
  }
}
