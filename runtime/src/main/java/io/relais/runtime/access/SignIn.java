package io.relais.runtime.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.persistence.access.Account;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import io.relais.runtime.access.PasswordCheck.Result;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways in. Each shows who somebody is in its own manner, and all end in {@link #admit}: that is
 * where another one, such as an identity provider's word, joins.
 */
public final class SignIn {
  private static final String SIGN_INS = "relais.sign.ins";
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final PasswordCheck passwords;
  private final Links links;
  private final Sessions sessions;
  private final Audit audit;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  SignIn(
      PasswordCheck passwords,
      Links links,
      Sessions sessions,
      Audit audit,
      InstantSource clock,
      MeterRegistry metrics) {
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * By name and password.
   *
   * @param before the session that the browser came with; null for none
   */
  public CompletionStage<SignInResult> byPassword(
      String login, Password password, Caller caller, @Nullable Token before) {
    return passwords
        .check(login, password, caller)
        .thenCompose(
            result ->
                switch (result) {
                  case Result.Right(var account) -> admit(account, caller, before, "password");
                  case Result.Wrong(var account) -> {
                    account.ifPresent(it -> refused(it, caller));
                    yield done(new SignInResult.Refused());
                  }
                  case Result.TooMany(var wait) -> done(new SignInResult.TooMany(wait));
                  case Result.Busy() -> done(new SignInResult.Busy());
                })
        .thenApply(this::counted);
  }

  /** By a link for that purpose, which is used up. */
  public CompletionStage<SignInResult> byLink(Token link, Caller caller, @Nullable Token before) {
    return links
        .use(link, Purpose.SIGN_IN)
        .thenCompose(
            found ->
                found.isPresent()
                    ? admit(found.get().account(), caller, before, "link")
                    : done(new SignInResult.Refused()))
        .thenApply(this::counted);
  }

  /**
   * Lets somebody in who has shown, in whatever way, that the account is theirs.
   *
   * @param how they showed it, in one word for the audit log
   */
  public CompletionStage<SignInResult> admit(
      Account account, Caller caller, @Nullable Token before, String how) {
    return sessions
        .begin(account, caller, before, how)
        .thenApply(session -> new SignInResult.Welcome(account, session));
  }

  /**
   * Only of accounts that are there, because anybody can make up the others by the million; and
   * nobody waits for it, or the answer would take longer for those.
   */
  private void refused(Account account, Caller caller) {
    String why = account.isActive() ? "wrong-password" : "disabled";
    AuditEntry entry =
        AuditEntry.refused(
            clock.instant(),
            AuditActor.NOBODY,
            AuditVerb.SIGN_IN,
            AuditObject.account(account.id()),
            caller.network(),
            why);
    audit
        .record(entry)
        .whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("A refused sign-in is not in the audit log.", failed);
              }
            });
  }

  private SignInResult counted(SignInResult result) {
    String outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    metrics.counter(SIGN_INS, "outcome", outcome).increment();
    return result;
  }

  private static CompletionStage<SignInResult> done(SignInResult result) {
    return CompletableFuture.completedFuture(result);
  }
}
