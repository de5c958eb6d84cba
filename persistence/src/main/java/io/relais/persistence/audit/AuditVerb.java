package io.relais.persistence.audit;

import java.util.Locale;

/** What was done. The names stand in the table for ever: one is added, and none is changed. */
public enum AuditVerb {
  SIGN_IN,
  SIGN_OUT,
  SIGN_OUT_EVERYWHERE,
  LINK_MADE,
  PASSWORD_SET,
  ACCOUNT_ADDED,
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  KEY_ADDED,
  KEY_REVOKED,
  AUDIT_READ;

  /** As it stands in the table and is asked for: {@code sign-in}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
