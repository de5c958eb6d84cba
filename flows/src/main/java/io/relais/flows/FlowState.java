package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param past where it stood at the questions that were answered, the last one last: the way of the
 *     word {@code back}
 * @param tags what the conversation is about, for people and reports
 * @param kept what the customer did while an effect was pending, in order
 * @param owner who answers the customer, {@code queue:<q>} or {@code human:<id>}; null: the flow
 */
public record FlowState(
    List<Frame> frames,
    @Nullable Wait waiting,
    long waits,
    @Nullable Instant heardAt,
    boolean introduced,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Moment> past,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Input> kept,
    @Nullable String owner) {

  /** Questions that one can go back over: further back nobody remembers what they said. */
  private static final int PAST = 8;

  /** Inputs kept while one effect is pending; past that the first ones go. */
  private static final int KEPT = 8;

  /** Tags of one conversation; past that the first ones go. */
  private static final int TAGS = 32;

  public static final FlowState EMPTY =
      new FlowState(List.of(), null, 0, null, false, List.of(), List.of(), List.of(), null);

  public FlowState {
    frames = List.copyOf(frames);
    past = frames.isEmpty() ? List.of() : Records.listOrEmpty(past);
    tags = Records.listOrEmpty(tags);
    kept = frames.isEmpty() ? List.of() : Records.listOrEmpty(kept);
    owner = frames.isEmpty() ? null : owner;
  }

  /**
   * One open flow.
   *
   * @param data its variables and inputs, those that are set
   * @param form where the form that it stands in is; null outside of forms
   * @param asked the last question that it put; null before the first
   */
  public record Frame(
      String flow,
      String step,
      Outcome.Cause cause,
      Map<String, Value> data,
      @Nullable Filling form,
      @Nullable Question asked) {
    public Frame {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    Frame at(String newStep) {
      return new Frame(flow, newStep, cause, data, null, asked);
    }

    Frame with(String name, @Nullable Value value) {
      return new Frame(flow, step, cause, Records.with(data, name, value), form, asked);
    }

    Frame with(@Nullable Filling filling) {
      return new Frame(flow, step, cause, data, filling, asked);
    }

    Frame asking() {
      return new Frame(flow, step, cause, data, form, new Question(step, form));
    }
  }

  /**
   * Where a form is.
   *
   * @param field the field that is asked for; null in the other parts
   * @param answered the fields that were answered or passed over
   */
  public record Filling(Outcome.FormPart part, @Nullable String field, List<String> answered) {
    static final Filling BEGUN = new Filling(Outcome.FormPart.FIELD, null, List.of());

    public Filling {
      answered = List.copyOf(answered);
    }

    Filling at(Outcome.FormPart newPart, @Nullable String newField) {
      return new Filling(newPart, newField, answered);
    }

    Filling with(String name) {
      return answered.contains(name)
          ? this
          : new Filling(part, field, Records.with(answered, name, Integer.MAX_VALUE));
    }

    Filling without(String name) {
      return new Filling(
          part, field, answered.stream().filter(other -> !other.equals(name)).toList());
    }
  }

  /** A question that was put: its step, and where in a form. */
  public record Question(String step, @Nullable Filling form) {}

  /** The open flows as they stood at a question. */
  public record Moment(List<Frame> frames) {
    public Moment {
      frames = List.copyOf(frames);
    }
  }

  /**
   * The one thing that the conversation waits for, at the step of its top frame.
   *
   * @param opened when it was asked
   * @param due when its time is over
   * @param misses replies that could not be read
   * @param page the page of its options that is shown
   * @param asked when it would have been asked if nothing had kept us waiting: what is older is no
   *     answer; null where that was not written down, which means {@code opened}
   */
  public record Wait(
      long id,
      Instant opened,
      Instant due,
      int misses,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int page,
      @Nullable Instant asked) {

    /** From when on the customer can have answered. */
    public Instant since() {
      return asked == null ? opened : asked;
    }

    Wait missed(Instant newDue) {
      return new Wait(id, opened, newDue, misses + 1, page, asked);
    }

    Wait until(Instant newDue) {
      return new Wait(id, opened, newDue, misses, page, asked);
    }

    Wait on(int newPage) {
      return new Wait(id, opened, due, misses, newPage, asked);
    }
  }

  /** The flow that runs; null when none is open. */
  @JsonIgnore
  public @Nullable Frame top() {
    return frames.isEmpty() ? null : frames.getLast();
  }

  /** Whether a person, or the queue for one, has the conversation. */
  public boolean handedOver() {
    return owner != null;
  }

  /** Whether a person has taken the conversation. */
  public boolean heldByPerson() {
    return owner != null && owner.startsWith("human:");
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
    return new FlowState(frames, waiting, waits, at, introduced, past, tags, kept, owner);
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
      case Outcome.SessionStarted _ -> introduced(false);
      case Outcome.Introduced() -> introduced(true);
      case Outcome.FlowStarted(var flow, var cause, var inputs) ->
          pushed(new Frame(flow, "", cause, inputs, null, null));
      case Outcome.StepEntered(var step) -> replacedTop(requireTop().at(step));
      case Outcome.ValueSet(var name, var value) -> replacedTop(requireTop().with(name, value));
      case Outcome.WaitOpened(var id, var due, var asked) ->
          new FlowState(
              frames,
              new Wait(id, at, due, 0, 0, asked),
              id,
              heardAt,
              introduced,
              past,
              tags,
              kept,
              owner);
      case Outcome.WaitMissed(var due) -> withWait(requireWait().missed(due));
      case Outcome.WaitClosed _ -> withWait(null);
      case Outcome.PageTurned(var page) -> withWait(requireWait().on(page));
      case Outcome.FlowEnded _, Outcome.FlowLeft _ ->
          standing(frames.subList(0, frames.size() - 1));
      case Outcome.Abandoned _ -> standing(List.of());
      case Outcome.QuestionAsked() -> replacedTop(requireTop().asking());
      case Outcome.QuestionLeft() -> withPast(Records.with(past, new Moment(frames), PAST));
      case Outcome.WentBack() -> wentBack();
      case Outcome.FormPartOpened(var part, var field) ->
          replacedTop(requireTop().with(filling().at(part, field)));
      case Outcome.FieldAnswered(var field) ->
          replacedTop(requireTop().with(filling().with(field)));
      case Outcome.FieldForgotten(var field) ->
          replacedTop(requireTop().with(filling().without(field)));
      case Outcome.Tagged(var tag) -> tagged(tag);
      case Outcome.WorldChanged() -> withPast(List.of());
      case Outcome.Kept(var input) -> keeping(Records.with(kept, input, KEPT));
      case Outcome.KeptTaken() -> keeping(kept.subList(Math.min(1, kept.size()), kept.size()));
      case Outcome.OwnerChanged(var next) ->
          new FlowState(frames, waiting, waits, heardAt, introduced, past, tags, kept, next);
      case Outcome.WaitExtended(var due) -> withWait(requireWait().until(due));
      case Outcome.Measured _, Outcome.NotPerformed _, Outcome.Ignored _ -> this;
    };
  }

  private FlowState introduced(boolean now) {
    return new FlowState(frames, waiting, waits, heardAt, now, past, tags, kept, owner);
  }

  private FlowState standing(List<Frame> left) {
    return new FlowState(left, null, waits, heardAt, introduced, past, tags, kept, owner);
  }

  private FlowState wentBack() {
    if (past.isEmpty()) {
      throw new IllegalStateException("Expected a question to go back to, but there is none");
    }
    return standing(past.getLast().frames()).withPast(past.subList(0, past.size() - 1));
  }

  private FlowState keeping(List<Input> inputs) {
    return new FlowState(frames, waiting, waits, heardAt, introduced, past, tags, inputs, owner);
  }

  private FlowState tagged(String tag) {
    List<String> more = tags.contains(tag) ? tags : Records.with(tags, tag, TAGS);
    return new FlowState(frames, waiting, waits, heardAt, introduced, past, more, kept, owner);
  }

  private Filling filling() {
    Filling form = requireTop().form();
    return form == null ? Filling.BEGUN : form;
  }

  private Wait requireWait() {
    if (waiting == null) {
      throw new IllegalStateException("Expected a pending wait, but there is none");
    }
    return waiting;
  }

  private Frame requireTop() {
    Frame top = top();
    if (top == null) {
      throw new IllegalStateException("Expected an open flow, but there is none");
    }
    return top;
  }

  private FlowState withWait(@Nullable Wait next) {
    return new FlowState(frames, next, waits, heardAt, introduced, past, tags, kept, owner);
  }

  private FlowState withPast(List<Moment> next) {
    return new FlowState(frames, waiting, waits, heardAt, introduced, next, tags, kept, owner);
  }

  private FlowState pushed(Frame frame) {
    return withFrames(Records.with(frames, frame, Integer.MAX_VALUE));
  }

  private FlowState replacedTop(Frame frame) {
    List<Frame> changed = new ArrayList<>(frames);
    changed.set(changed.size() - 1, frame);
    return withFrames(changed);
  }

  private FlowState withFrames(List<Frame> next) {
    return new FlowState(next, waiting, waits, heardAt, introduced, past, tags, kept, owner);
  }
}
