package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.Accounts;
import io.relais.persistence.access.Accounts.Credential;
import io.relais.persistence.access.SignInFailures;
import io.relais.persistence.sealing.VaultKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a name and a password belong together: the one place that guesses go through.
 *
 * <p>What is done does not depend on whether there is an account of that name, or whether it may
 * sign in: a failure is counted, an account looked for, a hash verified, always. So neither the
 * answer nor its time tells who has an account.
 */
final class PasswordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

  private final Accounts accounts;
  private final SignInFailures failures;
  private final VaultKey names;
  private final PasswordHasher hasher;
  private final AddressLimit addresses = new AddressLimit();
  private final InstantSource clock;

  /**
   * @param names makes what stands for a typed name
   */
  PasswordCheck(
      Accounts accounts,
      SignInFailures failures,
      VaultKey names,
      PasswordHasher hasher,
      InstantSource clock) {
    this.accounts = accounts;
    this.failures = failures;
    this.names = names;
    this.hasher = hasher;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Result {
    /** They belong together, and the account may sign in. */
    record Right(Account account) implements Result {}

    /**
     * They do not.
     *
     * @param account whose name it was, for the audit log alone; empty where it is nobody's
     */
    record Wrong(Optional<Account> account) implements Result {}

    /** Nobody looked: there were too many failures. */
    record TooMany(Duration retryAfter) implements Result {}

    /** Nobody looked: too many others are waiting. */
    record Busy() implements Result {}
  }

  /** Fails where the database cannot be asked. */
  CompletionStage<Result> check(String typedLogin, Password password, Caller caller) {
    Instant now = clock.instant();
    Optional<Duration> wait = addresses.take(caller, now);
    if (wait.isPresent()) {
      return done(new Result.TooMany(wait.get()));
    }
    if (hasher.isBusy()) {
      addresses.giveBack(caller);
      return done(new Result.Busy());
    }
    String login = Account.login(typedLogin);
    byte[] name = names.name(login);
    return failures
        .attempt(name, now)
        .thenCompose(
            lockedUntil ->
                lockedUntil.isPresent()
                    ? done(new Result.TooMany(Duration.between(now, lockedUntil.get())))
                    : verified(login, password)
                        .thenCompose(result -> settled(result, name, caller)));
  }

  private CompletionStage<Result> verified(String login, Password password) {
    return accounts
        .credential(login)
        .thenCompose(found -> verified(found, password))
        .exceptionallyCompose(PasswordCheck::busy);
  }

  private CompletionStage<Result> verified(Optional<Credential> found, Password password) {
    Optional<Credential> open = found.filter(it -> it.account().isActive());
    return hasher
        .verify(password, open.map(Credential::password).orElse(null))
        .thenApply(
            verdict -> {
              if (open.isEmpty() || !verdict.matches()) {
                return new Result.Wrong(found.map(Credential::account));
              }
              if (verdict.stale()) {
                rehash(open.get(), password);
              }
              return new Result.Right(open.get().account());
            });
  }

  /** What was counted as a failure before it was looked at is taken back where it was none. */
  private CompletionStage<Result> settled(Result result, byte[] name, Caller caller) {
    if (!(result instanceof Result.Right)) {
      return done(result);
    }
    addresses.giveBack(caller);
    return failures.forget(name, clock.instant()).thenApply(done -> result);
  }

  /** Nobody waits for it: the old hash is as good until then. */
  private void rehash(Credential credential, Password password) {
    String before = String.valueOf(credential.password());
    hasher
        .hash(password)
        .thenCompose(after -> accounts.rehash(credential.account().id(), before, after))
        .whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.warn("A password was not hashed anew; the next sign-in tries again.", failed);
              }
            });
  }

  private static CompletionStage<Result> busy(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof RejectedExecutionException
        ? done(new Result.Busy())
        : CompletableFuture.failedFuture(failed);
  }

  private static CompletionStage<Result> done(Result result) {
    return CompletableFuture.completedFuture(result);
  }
}
