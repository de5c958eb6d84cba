package io.relais.persistence.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry: who did what to which object, when, from where, and with what outcome.
 *
 * @param network null where nobody knows, or where it was no request
 * @param reason one of a few words, such as {@code wrong-password}; null where there is nothing to
 *     add
 */
public record AuditEntry(
    Instant at,
    AuditActor actor,
    AuditVerb verb,
    AuditObject object,
    @Nullable Network network,
    AuditOutcome outcome,
    @Nullable String reason) {

  public AuditEntry {
    reason = AuditIds.word(reason);
  }

  public static AuditEntry done(
      Instant at, AuditActor actor, AuditVerb verb, AuditObject object, @Nullable Network network) {
    return new AuditEntry(at, actor, verb, object, network, AuditOutcome.DONE, null);
  }

  public static AuditEntry refused(
      Instant at,
      AuditActor actor,
      AuditVerb verb,
      AuditObject object,
      @Nullable Network network,
      String reason) {
    return new AuditEntry(at, actor, verb, object, network, AuditOutcome.REFUSED, reason);
  }

  /** The same, with one more word. */
  public AuditEntry because(String word) {
    return new AuditEntry(at, actor, verb, object, network, outcome, word);
  }
}
