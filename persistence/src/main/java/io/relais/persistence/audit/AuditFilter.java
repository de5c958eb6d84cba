package io.relais.persistence.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null asks for all.
 *
 * @param from the first moment
 * @param until the first moment that is not asked for any more
 * @param actor id of an account or key
 * @param object id of what it was done to
 * @param verb as {@link AuditVerb#title()} says it
 * @param before only entries with a smaller id, for the next page
 * @param limit how many at most, the newest first
 */
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String actor,
    @Nullable String object,
    @Nullable String verb,
    @Nullable Long before,
    int limit) {
  /** How many entries are read at once. */
  public static final int MOST = 1_000;

  public AuditFilter {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "Expected a limit from 1 to %d, but it is %d".formatted(MOST, limit));
    }
  }

  /** The newest of all. */
  public static AuditFilter newest(int limit) {
    return new AuditFilter(null, null, null, null, null, null, limit);
  }
}
