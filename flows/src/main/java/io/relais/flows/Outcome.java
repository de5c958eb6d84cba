package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a turn made true. The outcomes of a turn, applied in order, are its whole change of
 * state: replaying them needs neither the machine nor the flow.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.ContactKnown.class, name = "contact-known"),
  @JsonSubTypes.Type(value = Outcome.LocaleChosen.class, name = "locale-chosen"),
  @JsonSubTypes.Type(value = Outcome.OptedOut.class, name = "opted-out"),
  @JsonSubTypes.Type(value = Outcome.OptedIn.class, name = "opted-in"),
  @JsonSubTypes.Type(value = Outcome.SessionStarted.class, name = "session-started"),
  @JsonSubTypes.Type(value = Outcome.Introduced.class, name = "introduced"),
  @JsonSubTypes.Type(value = Outcome.FlowStarted.class, name = "flow-started"),
  @JsonSubTypes.Type(value = Outcome.StepEntered.class, name = "step-entered"),
  @JsonSubTypes.Type(value = Outcome.ValueSet.class, name = "value-set"),
  @JsonSubTypes.Type(value = Outcome.WaitOpened.class, name = "wait-opened"),
  @JsonSubTypes.Type(value = Outcome.WaitMissed.class, name = "wait-missed"),
  @JsonSubTypes.Type(value = Outcome.WaitClosed.class, name = "wait-closed"),
  @JsonSubTypes.Type(value = Outcome.FlowEnded.class, name = "flow-ended"),
  @JsonSubTypes.Type(value = Outcome.Abandoned.class, name = "abandoned"),
  @JsonSubTypes.Type(value = Outcome.Ignored.class, name = "ignored"),
  @JsonSubTypes.Type(value = Outcome.ProfileSaved.class, name = "profile-saved"),
  @JsonSubTypes.Type(value = Outcome.Scored.class, name = "scored"),
  @JsonSubTypes.Type(value = Outcome.Tagged.class, name = "tagged"),
  @JsonSubTypes.Type(value = Outcome.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = Outcome.QuestionAsked.class, name = "question-asked"),
  @JsonSubTypes.Type(value = Outcome.QuestionLeft.class, name = "question-left"),
  @JsonSubTypes.Type(value = Outcome.WentBack.class, name = "went-back"),
  @JsonSubTypes.Type(value = Outcome.PageTurned.class, name = "page-turned"),
  @JsonSubTypes.Type(value = Outcome.FormPartOpened.class, name = "form-part-opened"),
  @JsonSubTypes.Type(value = Outcome.WorldChanged.class, name = "world-changed"),
  @JsonSubTypes.Type(value = Outcome.Kept.class, name = "kept"),
  @JsonSubTypes.Type(value = Outcome.KeptTaken.class, name = "kept-taken"),
  @JsonSubTypes.Type(value = Outcome.OwnerChanged.class, name = "owner-changed"),
  @JsonSubTypes.Type(value = Outcome.WaitExtended.class, name = "wait-extended"),
  @JsonSubTypes.Type(value = Outcome.NotPerformed.class, name = "not-performed"),
  @JsonSubTypes.Type(value = Outcome.FlowLeft.class, name = "flow-left"),
  @JsonSubTypes.Type(value = Outcome.FieldAnswered.class, name = "field-answered"),
  @JsonSubTypes.Type(value = Outcome.FieldForgotten.class, name = "field-forgotten"),
})
public sealed interface Outcome {

  /** Facts about the person, kept in {@link Contact}. */
  sealed interface OfContact extends Outcome {}

  /** Facts about the flow, kept in {@link FlowState}. */
  sealed interface OfFlow extends Outcome {}

  /** The channel told their name or phone, or told a new one. */
  record ContactKnown(@Nullable String name, @Nullable String phone) implements OfContact {}

  record LocaleChosen(String locale) implements OfContact {}

  record OptedOut() implements OfContact {}

  record OptedIn() implements OfContact {}

  /** A field of the profile was saved; null takes it away. */
  record ProfileSaved(String name, @Nullable Value value) implements OfContact {}

  /**
   * Points for the lead.
   *
   * @param place the step that gave them, {@code flow.step}: its points replace those that it gave
   *     before
   */
  record Scored(String place, long points, String reason) implements OfContact {}

  /** The first input after a long silence; the session ends after a silence that {@code lasts}. */
  record SessionStarted(Duration lasts) implements OfFlow {}

  /** The line that this is automated has been said in this session. */
  record Introduced() implements OfFlow {}

  /**
   * A flow was opened on top of those that are open.
   *
   * @param cause first, keyword, word, run, menu: why
   */
  record FlowStarted(String flow, Cause cause, Map<String, Value> inputs) implements OfFlow {
    public FlowStarted {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }

  /** Why a flow was opened. */
  enum Cause {
    /** The brand's {@code first}: they wrote and had none open. */
    FIRST,
    /** A keyword trigger. */
    KEYWORD,
    /**
     * A word of the platform that leads to a person: when this flow ends, those below it end too.
     */
    WORD,
    /** The verb {@code run}. */
    RUN,
    /**
     * A reply to a template, an advertisement, an event, another system: where another flow was
     * open, its question is put again when this one ends.
     */
    TRIGGER
  }

  record StepEntered(String step) implements OfFlow {}

  /** A variable of the flow on top was set; null unsets it. */
  record ValueSet(String name, @Nullable Value value) implements OfFlow {}

  /**
   * The conversation now waits at its step.
   *
   * @param asked as in {@link FlowState.Wait}
   */
  record WaitOpened(long id, Instant due, @Nullable Instant asked) implements OfFlow {}

  /** The reply could not be read and was asked again; the time runs anew. */
  record WaitMissed(Instant due) implements OfFlow {}

  /**
   * The wait is over: {@code outcome} says how (answered, chosen, reply, invalid, timeout, left).
   */
  record WaitClosed(String outcome) implements OfFlow {}

  /** The flow on top ended with one of its outcomes. */
  record FlowEnded(String outcome) implements OfFlow {}

  /** The flow on top was left without an outcome of its own; those below it stay open. */
  record FlowLeft(String reason) implements OfFlow {}

  /** All open flows were left without an outcome of theirs. */
  record Abandoned(String reason) implements OfFlow {}

  /** The input changed nothing: it was late, stale, or the customer has stopped us. */
  record Ignored(String reason) implements OfFlow {}

  /** The conversation carries this tag from now on. */
  record Tagged(String tag) implements OfFlow {}

  /** A figure of the brand's, for its reports. */
  record Measured(String name, BigDecimal value) implements OfFlow {}

  /** A question was put at the step of the flow on top: {@code resume} leads to it. */
  record QuestionAsked() implements OfFlow {}

  /** The question that waits is being left: the word {@code back} leads to it as it stands now. */
  record QuestionLeft() implements OfFlow {}

  /** The conversation stands again where it stood at the last question that was left. */
  record WentBack() implements OfFlow {}

  /** Another page of a long menu is shown; the first is 0. */
  record PageTurned(int page) implements OfFlow {}

  /**
   * A form came to one of its parts.
   *
   * @param field the field that is asked for; null in the other parts
   */
  record FormPartOpened(FormPart part, @Nullable String field) implements OfFlow {}

  /** What a form can be at. */
  enum FormPart {
    FIELD,
    /** The summary, to be confirmed. */
    CONFIRM,
    /** The choice of the field to correct. */
    CORRECT
  }

  /** A field of the open form has been answered, or passed over. */
  record FieldAnswered(String field) implements OfFlow {}

  /** A field of the open form is to be asked again if it still applies. */
  record FieldForgotten(String field) implements OfFlow {}

  /** Something was asked of the world that cannot be taken back: nobody can go back before it. */
  record WorldChanged() implements OfFlow {}

  /** What the customer did while an effect was pending is kept until that has ended. */
  record Kept(Input input) implements OfFlow {}

  /** The first of what was kept is taken now. */
  record KeptTaken() implements OfFlow {}

  /**
   * Who answers the customer from now on: {@code queue:<q>} or {@code human:<id>}; null for the
   * flow.
   */
  record OwnerChanged(@Nullable String owner) implements OfFlow {}

  /** The time of the pending wait is over later. */
  record WaitExtended(Instant due) implements OfFlow {}

  /** A step wanted something that this installation does not do; it was as if it failed. */
  record NotPerformed(String what) implements OfFlow {}
}
