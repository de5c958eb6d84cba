package io.relais.loadtest.chaos;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.Excuse;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything that goes wrong in a run, and who watches it; each on a thread of its own. */
final class Faults implements AutoCloseable {

  /** Beside a pause of the database: to notice that it is back, and to write what waited for it. */
  private static final Duration BACK_AGAIN = Duration.ofSeconds(60);

  /** So that both kinds of faults do not come at the same moments. */
  private static final long OTHER_SEED = 0x9e3779b97f4a7c15L;

  private final ChaosPlan plan;
  private final Incidents incidents;
  private final RuntimeFaults runtime;
  private final DatabaseFaults database;
  private final UnknownSends unknown;
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  /** What is done to the database; it ends when all of it has been done. */
  private Future<?> tormenting = new CompletableFuture<>();

  Faults(ChaosPlan plan, Stand stand, HttpClient http) {
    this.plan = plan;
    incidents = new Incidents(plan.pause().plus(BACK_AGAIN));
    runtime =
        new RuntimeFaults(stand.runtime(), incidents, new Gaps(plan.seed(), plan.gap()), http);
    database =
        new DatabaseFaults(
            stand.database().orElseThrow(), new Gaps(plan.seed() ^ OTHER_SEED, plan.gap()));
    unknown = new UnknownSends(stand.runtime(), http, incidents);
  }

  void start() {
    running.add(threads.submit(() -> runtime.run(plan.kills(), over::get)));
    tormenting = threads.submit(() -> database.run(plan));
    running.add(tormenting);
    running.add(threads.submit(() -> unknown.watch(over::get)));
  }

  /** Whether all of it has been done; from then on the runtime is only kept running. */
  boolean areDone() {
    check();
    return runtime.killed() == plan.kills() && tormenting.isDone();
  }

  /** Throws where something could not be done. */
  void check() {
    for (var fault : running) {
      if (fault.isDone()) {
        try {
          fault.get();
        } catch (ExecutionException failed) {
          throw failed.getCause() instanceof RunFailure failure
              ? failure
              : new RunFailure("Expected to make faults, but: " + failed.getCause(), failed);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new RunFailure("Interrupted while things were going wrong.", e);
        }
      }
    }
  }

  /** What has gone wrong so far. */
  FaultCounts counts() {
    return new FaultCounts(
        runtime.killed(), runtime.ended(), database.killed(), database.paused(), unknown.count());
  }

  /** What may have doubled a reply. */
  Excuse excuse() {
    return incidents;
  }

  /** Nothing goes wrong any more from when this returns, and nobody looks. */
  void stop() {
    over.set(true);
    threads.shutdownNow();
    threads.close();
  }

  @Override
  public void close() {
    stop();
  }
}
