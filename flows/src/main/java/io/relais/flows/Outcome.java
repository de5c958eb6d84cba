package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    RUN
  }

  record StepEntered(String step) implements OfFlow {}

  /** A variable of the flow on top was set; null unsets it. */
  record ValueSet(String name, @Nullable Value value) implements OfFlow {}

  /** The conversation now waits at its step. */
  record WaitOpened(long id, Instant due) implements OfFlow {}

  /** The reply could not be read and was asked again; the time runs anew. */
  record WaitMissed(Instant due) implements OfFlow {}

  /**
   * The wait is over: {@code outcome} says how (answered, chosen, reply, invalid, timeout, left).
   */
  record WaitClosed(String outcome) implements OfFlow {}

  /** The flow on top ended with one of its outcomes. */
  record FlowEnded(String outcome) implements OfFlow {}

  /** All open flows were left without an outcome of theirs. */
  record Abandoned(String reason) implements OfFlow {}

  /** The input changed nothing: it was late, stale, or the customer has stopped us. */
  record Ignored(String reason) implements OfFlow {}
}
