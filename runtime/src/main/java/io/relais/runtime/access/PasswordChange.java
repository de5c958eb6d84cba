package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import java.time.Duration;

/** What came of setting a password. */
public sealed interface PasswordChange {

  /**
   * It is set, and all sessions and links of before are over.
   *
   * @param session the one that goes on, under a new token
   */
  record Changed(Account account, Token session) implements PasswordChange {}

  /** It will not do. */
  record Weak(PasswordRules.Problem problem) implements PasswordChange {}

  /** The password of before is another, or the link opens nothing. */
  record Refused() implements PasswordChange {}

  /** There were too many failures. */
  record TooMany(Duration retryAfter) implements PasswordChange {}

  /** Too many passwords are being hashed at this moment. */
  record Busy() implements PasswordChange {}
}
