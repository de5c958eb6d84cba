package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.Accounts;
import io.relais.persistence.access.OneTimeLinks.Link;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import io.relais.runtime.access.PasswordCheck.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** Setting passwords: by whoever knows the last one, has a link, or may start commands. */
public final class Passwords {
  private final Accounts accounts;
  private final PasswordCheck check;
  private final PasswordHasher hasher;
  private final Links links;
  private final Sessions sessions;
  private final InstantSource clock;

  Passwords(
      Accounts accounts,
      PasswordCheck check,
      PasswordHasher hasher,
      Links links,
      Sessions sessions,
      InstantSource clock) {
    this.accounts = accounts;
    this.check = check;
    this.hasher = hasher;
    this.links = links;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Replaces one's own. A wrong password of before counts as a failed sign-in: a browser that was
   * left open is no place to guess at.
   */
  public CompletionStage<PasswordChange> change(
      Account account, Password before, Password next, Caller caller) {
    Optional<PasswordRules.Problem> problem = PasswordRules.problem(next, account);
    if (problem.isPresent()) {
      return done(new PasswordChange.Weak(problem.get()));
    }
    return check
        .check(account.login(), before, caller)
        .thenCompose(
            result ->
                switch (result) {
                  case Result.Right right -> changed(account, next, caller, null);
                  case Result.Wrong wrong -> done(new PasswordChange.Refused());
                  case Result.TooMany(var wait) -> done(new PasswordChange.TooMany(wait));
                  case Result.Busy() -> done(new PasswordChange.Busy());
                })
        .exceptionallyCompose(Passwords::busy);
  }

  /** Sets the one that a link is for, and signs in. A password that will not do costs no link. */
  public CompletionStage<PasswordChange> setByLink(
      Token link, Password next, Caller caller, @Nullable Token before) {
    return links
        .find(link)
        .thenCompose(
            found -> {
              Optional<Link> open = found.filter(it -> it.purpose() == Purpose.PASSWORD);
              if (open.isEmpty()) {
                return done(new PasswordChange.Refused());
              }
              Account account = open.get().account();
              Optional<PasswordRules.Problem> problem = PasswordRules.problem(next, account);
              return problem.isPresent()
                  ? done(new PasswordChange.Weak(problem.get()))
                  : setWith(link, account, next, caller, before);
            })
        .exceptionallyCompose(Passwords::busy);
  }

  /** Sets it for somebody; all that let them in before is over. The rules have been asked. */
  public CompletionStage<Done> set(Account account, Password next, AuditActor by) {
    return hasher
        .hash(next)
        .thenCompose(
            hash -> accounts.setPassword(account.id(), hash, now(), entry(account, by, null)));
  }

  /** The link goes last of all that may fail, and with it whoever else has it. */
  private CompletionStage<PasswordChange> setWith(
      Token link, Account account, Password next, Caller caller, @Nullable Token before) {
    return hasher
        .hash(next)
        .thenCompose(
            hash ->
                links
                    .use(link, Purpose.PASSWORD)
                    .thenCompose(
                        used ->
                            used.isPresent()
                                ? store(account, hash, caller, before)
                                : done(new PasswordChange.Refused())));
  }

  private CompletionStage<PasswordChange> changed(
      Account account, Password next, Caller caller, @Nullable Token before) {
    return hasher.hash(next).thenCompose(hash -> store(account, hash, caller, before));
  }

  private CompletionStage<PasswordChange> store(
      Account account, String hash, Caller caller, @Nullable Token before) {
    AuditEntry entry = entry(account, AuditActor.account(account.id()), caller);
    return accounts
        .setPassword(account.id(), hash, now(), entry)
        .thenCompose(done -> sessions.begin(account, caller, before, "new-password"))
        .thenApply(session -> new PasswordChange.Changed(account, session));
  }

  private AuditEntry entry(Account account, AuditActor by, @Nullable Caller caller) {
    return AuditEntry.done(
        now(),
        by,
        AuditVerb.PASSWORD_SET,
        AuditObject.account(account.id()),
        caller == null ? null : caller.network());
  }

  private Instant now() {
    return clock.instant();
  }

  private static CompletionStage<PasswordChange> busy(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof RejectedExecutionException
        ? done(new PasswordChange.Busy())
        : CompletableFuture.failedFuture(failed);
  }

  private static CompletionStage<PasswordChange> done(PasswordChange change) {
    return CompletableFuture.completedFuture(change);
  }
}
