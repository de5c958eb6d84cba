package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import java.time.Duration;

/** What came of signing in. */
public sealed interface SignInResult {

  /** They are in; {@code session} is for their browser alone. */
  record Welcome(Account account, Token session) implements SignInResult {}

  /** Name and password do not belong together, or the link opens nothing: nobody is told which. */
  record Refused() implements SignInResult {}

  /** There were too many failures. */
  record TooMany(Duration retryAfter) implements SignInResult {}

  /** Too many sign in at this moment. */
  record Busy() implements SignInResult {}
}
