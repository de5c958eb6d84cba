package io.relais.persistence.audit;

import java.util.Locale;

/** How it ended. */
public enum AuditOutcome {
  /** It was done. */
  DONE,
  /** It was not allowed. */
  REFUSED,
  /** It was allowed, and could not be done. */
  FAILED;

  /** As it stands in the table. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
