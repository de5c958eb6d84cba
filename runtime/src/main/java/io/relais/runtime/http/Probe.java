package io.relais.runtime.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one check, once at a time: while a question hangs, later ones wait for the same answer, so
 * that a dead database does not gather threads.
 */
final class Probe {
  /** A check that takes longer has failed: whoever asks gives up at about the same time. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private final HealthCheck check;
  private final ExecutorService threads;
  private @Nullable Future<Optional<String>> running;

  Probe(HealthCheck check, ExecutorService threads) {
    this.check = check;
    this.threads = threads;
  }

  synchronized Asked ask() {
    var answer = running;
    if (answer == null || answer.isDone()) {
      answer = threads.submit(check.question()::problem);
      running = answer;
    }
    return new Asked(check.name(), System.nanoTime(), answer);
  }

  /**
   * An answer under way.
   *
   * @param since on the clock of {@link System#nanoTime()}
   */
  record Asked(String name, long since, Future<Optional<String>> answer) {

    HealthReport.Result await() {
      var problem = problem();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
      return new HealthReport.Result(name, problem.orElse(null), millis);
    }

    private Optional<String> problem() {
      try {
        long left = PATIENCE.toNanos() - (System.nanoTime() - since);
        return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException slow) {
        return Optional.of("no answer within " + PATIENCE.toSeconds() + " s");
      } catch (ExecutionException failed) {
        LOG.warn("The health check {} failed.", name, failed.getCause());
        return Optional.of(String.valueOf(failed.getCause()));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted");
      }
    }
  }
}
