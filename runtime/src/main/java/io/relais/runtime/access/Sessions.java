package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.AccountSession;
import io.relais.persistence.access.AccountSessions;
import io.relais.persistence.access.AccountSessions.Begin;
import io.relais.persistence.access.AccountSessions.SignedIn;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** Who is signed in. A session always begins with a token that nobody has had before. */
public final class Sessions {
  /** Without a click for so long, a browser was left alone. */
  public static final Duration IDLE = Duration.ofHours(1);

  /** A long shift. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private final AccountSessions sessions;
  private final InstantSource clock;
  private final SecureRandom random;

  Sessions(AccountSessions sessions, InstantSource clock, SecureRandom random) {
    this.sessions = sessions;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins a session for somebody who has shown who they are.
   *
   * @param before the token that the browser came with, which means nothing from now on; null for
   *     none
   * @param how they showed it, in one word for the audit log
   */
  CompletionStage<Token> begin(Account account, Caller caller, @Nullable Token before, String how) {
    Instant now = clock.instant();
    Token token = Token.random(random);
    Begin begin =
        new Begin(
            token.hash(),
            account.id(),
            now,
            now.plus(LONGEST),
            caller.network(),
            before == null ? null : before.hash());
    AuditEntry entry = entry(now, AuditVerb.SIGN_IN, account.id(), caller).because(how);
    return sessions.begin(begin, entry).thenApply(done -> token);
  }

  /** Whose session it is; empty where it is over, or never was. Counts as use. */
  public CompletionStage<Optional<SignedIn>> find(Token token) {
    return sessions.find(token.hash(), clock.instant());
  }

  /** Whether it goes on, for whoever keeps a stream open on it. Does not count as use. */
  public CompletionStage<Boolean> isOpen(Token token) {
    return sessions.isOpen(token.hash(), clock.instant());
  }

  /** What an account has open, the one that was used last first. */
  public CompletionStage<List<AccountSession>> list(String account) {
    return sessions.list(account, clock.instant());
  }

  public CompletionStage<Done> end(Token token, String account, Caller caller) {
    return sessions.end(token.hash(), entry(clock.instant(), AuditVerb.SIGN_OUT, account, caller));
  }

  /** Ends all that an account has open, this one included; how many. */
  public CompletionStage<Integer> endAll(String account, Caller caller) {
    return sessions.endAll(
        account, entry(clock.instant(), AuditVerb.SIGN_OUT_EVERYWHERE, account, caller));
  }

  private static AuditEntry entry(Instant now, AuditVerb verb, String account, Caller caller) {
    return AuditEntry.done(
        now, AuditActor.account(account), verb, AuditObject.account(account), caller.network());
  }
}
