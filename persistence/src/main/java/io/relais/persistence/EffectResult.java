package io.relais.persistence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How an effect ended. What is worth another try has not ended and is never recorded. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EffectResult.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = EffectResult.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = EffectResult.GivenUp.class, name = "given-up"),
})
public sealed interface EffectResult {

  /** The channel took it as {@code messageId}; whether it arrives is told by statuses. */
  record Accepted(String messageId) implements EffectResult {}

  /** The channel did not take it and never will, with its own {@code code} of the error. */
  record Refused(int code, String reason) implements EffectResult {}

  /** We stopped trying: it became too old, or it was no longer ours to do. */
  record GivenUp(String reason) implements EffectResult {}
}
