package io.relais.runtime.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.relais.runtime.access.Argon2id.Cost;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes passwords on a few threads of its own: a hash takes some 50 ms of a core and 19 MB, and
 * must take neither from conversations, however many sign in at once.
 *
 * <p>Verifying costs the same whether or not there is an account: where there is no hash, one that
 * nothing matches is verified in its place.
 */
public final class PasswordHasher implements AutoCloseable {
  /** Hashes that may wait; the last of them waits for some seconds. */
  private static final int WAITING = 64;

  private static final String HASHES = "relais.password.hashes";
  private static final Logger LOG = LoggerFactory.getLogger(PasswordHasher.class);

  private final Cost cost;
  private final SecureRandom random;
  private final Argon2id nobodys;
  private final ThreadPoolExecutor threads;

  private final Timer timer;

  private PasswordHasher(Cost cost, int threads, SecureRandom random, MeterRegistry metrics) {
    this.cost = cost;
    this.random = random;
    this.nobodys = Argon2id.of(Password.of(Token.random(random).text()), cost, random);
    this.timer = metrics.timer(HASHES);
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("relais-passwords-", 0).factory());
  }

  /** Half of the machine at most, for as long as people sign in. */
  static PasswordHasher start(Cost cost, SecureRandom random, MeterRegistry metrics) {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new PasswordHasher(cost, half, random, metrics);
  }

  /**
   * What came of verifying.
   *
   * @param stale whether it matches at another cost than the current one: hash it again
   */
  record Verdict(boolean matches, boolean stale) {}

  /** Whether so many wait that one more would be refused. */
  boolean isBusy() {
    return threads.getQueue().remainingCapacity() == 0;
  }

  /** The PHC string; fails with {@link RejectedExecutionException} where too many wait. */
  CompletionStage<String> hash(Password password) {
    return run(() -> Argon2id.of(password, cost, random).phc());
  }

  /**
   * Fails as {@link #hash} does.
   *
   * @param phc what the account has; null for an account that is not there, or must not be let in
   */
  CompletionStage<Verdict> verify(Password password, @Nullable String phc) {
    Argon2id kept = phc == null ? nobodys : parsed(phc);
    return run(
        () -> {
          boolean matches = kept.matches(password) && kept != nobodys;
          return new Verdict(matches, matches && !kept.cost().equals(cost));
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Argon2id parsed(String phc) {
    return Argon2id.parse(phc)
        .orElseGet(
            () -> {
              LOG.error(
                  "Expected the hash of a password in an account, but it is something else; a new"
                      + " password mends it.");
              return nobodys;
            });
  }

  private <T> CompletionStage<T> run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(() -> timer.record(work), threads);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(full);
    }
  }
}
