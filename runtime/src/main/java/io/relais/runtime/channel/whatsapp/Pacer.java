package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Accepted;
import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.SendResult.Unknown;
import io.relais.runtime.channel.whatsapp.Lane.Job;
import io.relais.runtime.channel.whatsapp.Verdict.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages go: each number at its own rate and in the order of arrival, numbers in turn, and
 * never more at once than there are connections. Nobody is blocked; whoever does not fit is told to
 * come again. Time and timers are given in.
 */
final class Pacer {
  /** When a message that found no room should come again. */
  private static final Duration FULL_WAIT = Duration.ofSeconds(5);

  /** Timers closer together than this are one. */
  private static final long TIMER_GRAIN = Duration.ofMillis(1).toNanos();

  /** Runs something later, on a thread that may run it. */
  interface Timer {
    void after(Duration delay, Runnable task);
  }

  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final List<Lane> turns;
  private final int connections;
  private final LongSupplier nanoTime;
  private final Timer timer;
  private final BiConsumer<String, Retry> alert;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private int inFlight;
  private int turn;
  private boolean closed;
  private @Nullable Long wakeAt;

  /**
   * @param rates messages a second, by number
   * @param alert is told, once for each pause, of a number that needs somebody to act
   */
  Pacer(
      Map<String, Integer> rates,
      int connections,
      LongSupplier nanoTime,
      Timer timer,
      BiConsumer<String, Retry> alert) {
    long now = nanoTime.getAsLong();
    rates.forEach((number, rate) -> lanes.put(number, new Lane(rate, now)));
    this.turns = List.copyOf(lanes.values());
    this.connections = connections;
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.alert = alert;
  }

  /** Runs {@code request} when it is its turn. The stage never fails. */
  CompletionStage<SendResult> submit(String number, Supplier<CompletionStage<Verdict>> request) {
    CompletableFuture<SendResult> promise = new CompletableFuture<>();
    SendResult refused = enter(new Job(number, request, promise));
    if (refused != null) {
      return CompletableFuture.completedFuture(refused);
    }
    pump();
    return promise;
  }

  private synchronized @Nullable SendResult enter(Job job) {
    Lane lane = lanes.get(job.number());
    if (lane == null) {
      return new Refused(0, "Expected one of the numbers in brand.yaml, but it is another");
    }
    if (closed) {
      return shutDown();
    }
    long now = nanoTime.getAsLong();
    if (lane.isStopped(now)) {
      return lane.stopped(now);
    }
    return lane.add(job)
        ? null
        : new Retry(0, "too many messages wait for this number", FULL_WAIT, false);
  }

  /** Messages that wait. */
  synchronized int queued() {
    return turns.stream().mapToInt(Lane::size).sum();
  }

  /** Takes no more and gives back what waits; completes when nothing is in flight. */
  CompletableFuture<Void> close() {
    List<Job> waiting = new ArrayList<>();
    boolean idle;
    synchronized (this) {
      closed = true;
      turns.forEach(lane -> waiting.addAll(lane.takeAll()));
      idle = inFlight == 0;
    }
    waiting.forEach(job -> job.promise().complete(shutDown()));
    if (idle) {
      drained.complete(null);
    }
    return drained;
  }

  private static Retry shutDown() {
    return new Retry(0, "this process shuts down", FULL_WAIT, false);
  }

  /** Starts all that may go now; what cannot is looked at again at its time. */
  private void pump() {
    List<Runnable> steps = new ArrayList<>();
    synchronized (this) {
      long now = nanoTime.getAsLong();
      for (Lane lane : turns) {
        if (lane.size() > 0 && lane.isStopped(now)) {
          Retry stopped = lane.stopped(now);
          lane.takeAll().forEach(job -> steps.add(() -> job.promise().complete(stopped)));
        }
      }
      for (Job job = next(now); job != null; job = next(now)) {
        Job started = job;
        steps.add(() -> start(started));
      }
      wakeLater(now);
    }
    steps.forEach(Runnable::run);
  }

  /** The next job in turn that may go; null if none may. */
  private @Nullable Job next(long now) {
    for (int i = 0; inFlight < connections && i < turns.size(); i++) {
      Lane lane = turns.get(turn);
      turn = (turn + 1) % turns.size();
      if (lane.mayGo(now)) {
        inFlight++;
        return lane.next();
      }
    }
    return null;
  }

  /** With all connections busy the end of a request comes first and looks again. */
  private void wakeLater(long now) {
    if (inFlight >= connections) {
      return;
    }
    turns.stream()
        .filter(lane -> lane.size() > 0)
        .mapToLong(lane -> Math.max(TIMER_GRAIN, lane.waitFor(now)))
        .min()
        .ifPresent(wait -> wake(now, wait));
  }

  private void wake(long now, long wait) {
    if (wakeAt == null || now + wait - wakeAt < 0) {
      wakeAt = now + wait;
      timer.after(Duration.ofNanos(wait), this::woken);
    }
  }

  private void woken() {
    synchronized (this) {
      wakeAt = null;
    }
    pump();
  }

  private void start(Job job) {
    request(job).exceptionally(Pacer::broken).thenAccept(verdict -> finish(job, verdict));
  }

  /** A request that throws must give back its connection, too. */
  private static CompletionStage<Verdict> request(Job job) {
    try {
      return job.request().get();
    } catch (RuntimeException bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private static Verdict broken(Throwable bug) {
    return Verdict.of(new Unknown("the request broke: " + bug.getClass().getSimpleName()));
  }

  private void finish(Job job, Verdict verdict) {
    boolean alerts;
    boolean last;
    synchronized (this) {
      inFlight--;
      alerts = learn(job.number(), verdict);
      last = closed && inFlight == 0;
    }
    if (alerts && verdict.result() instanceof Retry because) {
      alert.accept(job.number(), because);
    }
    job.promise().complete(verdict.result());
    if (last) {
      drained.complete(null);
    }
    pump();
  }

  /** Holds who must wait; whether somebody must be told. */
  private boolean learn(String number, Verdict verdict) {
    Lane lane = lanes.get(number);
    if (lane == null) {
      return false;
    }
    if (verdict.result() instanceof Accepted) {
      lane.taken();
    }
    if (!(verdict.result() instanceof Retry because)) {
      return false;
    }
    long now = nanoTime.getAsLong();
    return switch (verdict.hold()) {
      case Hold.Nobody() -> false;
      case Hold.Slower(Duration first) -> {
        lane.slowDown(first, because, now);
        yield false;
      }
      case Hold.Stopped(Duration pause, boolean alerts) -> lane.hold(pause, because, now) && alerts;
      case Hold.App(Duration pause) -> {
        turns.forEach(each -> each.hold(pause, because, now));
        yield false;
      }
    };
  }
}
