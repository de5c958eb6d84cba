package io.relais.runtime.app.cluster;

import io.relais.persistence.lease.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease by which Pekko's split brain resolver decides who goes on: the nodes that cannot reach
 * each other all ask for it, and those that do not get it end. It stands in the database that the
 * nodes share, for what cannot reach that cannot serve anybody anyway.
 *
 * <p>It expires within seconds without its holder. A holder that finds it in other hands was taken
 * for dead in the meantime: it leaves, because the others go on without it.
 */
public final class SplitLease extends Lease {
  private static final Logger LOG = LoggerFactory.getLogger(SplitLease.class);

  private final LeaseSettings settings;
  private final ExtendedActorSystem system;
  private final Leases leases;
  private final Duration time;
  private final Duration limit;

  /** Null where this node does not hold the lease. */
  private @Nullable Held held;

  /** How often this node has come to hold it. */
  private long times;

  /** Made by Pekko, by the name of this class. */
  public SplitLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.system = system;
    this.leases =
        system
            .settings()
            .setup()
            .get(ClusterDatabase.class)
            .orElseThrow(
                () -> new IllegalStateException("Expected a database in the setup, but got none"))
            .leases();
    this.time = settings.timeoutSettings().getHeartbeatTimeout();
    this.limit = settings.timeoutSettings().getOperationTimeout();
  }

  /**
   * A lease in our hands.
   *
   * @param number tells it from those that we held before and will hold later
   * @param since when it was last confirmed, on the clock of {@link System#nanoTime()}
   */
  private record Held(
      long number, Cancellable renewals, Consumer<Optional<Throwable>> whenLost, long since) {
    Held confirmed(long at) {
      return new Held(number, renewals, whenLost, at);
    }
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return acquire(nobody -> {});
  }

  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> whenLost) {
    long asked = System.nanoTime();
    var answer =
        leases.acquire(settings.leaseName(), settings.ownerName(), time).toCompletableFuture();
    return answer
        .copy()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            ours -> {
              if (ours) {
                hold(whenLost, asked);
              }
              return ours;
            })
        .whenComplete((ours, failure) -> giveBackIfTooLate(answer, failure));
  }

  @Override
  public CompletionStage<Boolean> release() {
    drop();
    return leases
        .release(settings.leaseName(), settings.ownerName())
        .toCompletableFuture()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(had -> true); // If it was not ours any more, it is not ours now.
  }

  @Override
  public synchronized boolean checkLease() {
    return held != null && System.nanoTime() - held.since() < time.toNanos();
  }

  /** An answer that nobody waited for must not keep the lease from the other side. */
  private void giveBackIfTooLate(CompletableFuture<Boolean> answer, @Nullable Throwable failure) {
    if (failure != null) {
      CompletableFuture<Boolean> _ =
          answer.thenCompose(
              ours ->
                  ours
                      ? leases.release(settings.leaseName(), settings.ownerName())
                      : CompletableFuture.completedFuture(false));
    }
  }

  private synchronized void hold(Consumer<Optional<Throwable>> whenLost, long since) {
    drop();
    var interval = settings.timeoutSettings().getHeartbeatInterval();
    var renewals =
        system
            .scheduler()
            .scheduleWithFixedDelay(interval, interval, this::renew, system.dispatcher());
    held = new Held(++times, renewals, whenLost, since);
  }

  private synchronized void drop() {
    if (held != null) {
      held.renewals().cancel();
      held = null;
    }
  }

  private void renew() {
    var before = held();
    long asked = System.nanoTime();
    leases
        .renew(settings.leaseName(), settings.ownerName(), time)
        .whenComplete(
            (ours, failure) -> {
              if (failure != null) {
                LOG.warn("The lease {} was not renewed: {}", settings.leaseName(), failure + "");
              } else if (ours) {
                confirm(before, asked);
              } else {
                lost(before);
              }
            });
  }

  private synchronized @Nullable Held held() {
    return held;
  }

  /** The answer is about what was held when it was asked for. */
  private synchronized boolean isStill(@Nullable Held before) {
    return held != null && before != null && held.number() == before.number();
  }

  private synchronized void confirm(@Nullable Held before, long asked) {
    if (held != null && isStill(before)) {
      held = held.confirmed(asked);
    }
  }

  private void lost(@Nullable Held before) {
    synchronized (this) {
      if (before == null || !isStill(before)) {
        return; // Given up in the meantime.
      }
      drop();
    }
    LOG.error("Another node has taken the lease {}: this one leaves.", settings.leaseName());
    before.whenLost().accept(Optional.empty());
    var cluster = Cluster.get(system);
    cluster.down(cluster.selfAddress());
  }
}
