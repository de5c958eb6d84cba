package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Retry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One number's messages, first come first served. Guarded by its {@link Pacer}. */
final class Lane {
  /** Seconds' worth of messages that may wait: more would be too old when their turn came. */
  private static final int QUEUE_SECONDS = 30;

  /** The fewest that may wait, for numbers with a low rate. */
  private static final int QUEUE_LEAST = 100;

  /** Through a pause up to this the queue waits; before a longer one it is given back. */
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  /** Longest pause of a number that is too fast. */
  private static final Duration SLOWEST = Duration.ofSeconds(32);

  /** A message that waits. */
  record Job(
      String number,
      Supplier<CompletionStage<Verdict>> request,
      CompletableFuture<SendResult> promise) {}

  private final TokenBucket bucket;
  private final int room;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private long heldUntil;
  private Retry heldBecause = new Retry(0, "nothing", Duration.ZERO, false);
  private int slowed;

  Lane(int rate, long now) {
    this.bucket = new TokenBucket(rate, now);
    this.room = Math.max(QUEUE_LEAST, rate * QUEUE_SECONDS);
    this.heldUntil = now;
  }

  boolean add(Job job) {
    return jobs.size() < room && jobs.add(job);
  }

  int size() {
    return jobs.size();
  }

  /** Whether the first job may go now; its token is then taken. */
  boolean mayGo(long now) {
    return !jobs.isEmpty() && now - heldUntil >= 0 && bucket.take(now);
  }

  Job next() {
    return jobs.remove();
  }

  /** Nanoseconds until the first job may go. */
  long waitFor(long now) {
    return Math.max(heldUntil - now, bucket.waitFor(now));
  }

  /** Whether it is paused for longer than anybody should wait in memory. */
  boolean isStopped(long now) {
    return heldUntil - now > PATIENCE;
  }

  /** Why it is paused, and for how long still. */
  Retry stopped(long now) {
    Duration left = Duration.ofNanos(heldUntil - now);
    return new Retry(heldBecause.code(), heldBecause.reason(), left, false);
  }

  List<Job> takeAll() {
    List<Job> all = new ArrayList<>(jobs);
    jobs.clear();
    return all;
  }

  /** Pauses; whether it was not paused before. */
  boolean hold(Duration pause, Retry because, long now) {
    boolean fresh = heldUntil - now <= 0;
    long until = now + pause.toNanos();
    if (until - heldUntil > 0) {
      heldUntil = until;
      heldBecause = because;
    }
    bucket.drain(heldUntil);
    return fresh;
  }

  /** Pauses for longer each time; answers to requests from before the pause count once. */
  void slowDown(Duration first, Retry because, long now) {
    if (heldUntil - now > 0) {
      return;
    }
    Duration pause = first.multipliedBy(1L << Math.min(slowed, 5));
    slowed++;
    boolean tooLong = pause.compareTo(SLOWEST) > 0 && first.compareTo(SLOWEST) < 0;
    hold(tooLong ? SLOWEST : pause, because, now);
  }

  void taken() {
    slowed = 0;
  }
}
