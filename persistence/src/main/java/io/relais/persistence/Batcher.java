package io.relais.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns what many ask for at once into one statement: while one batch is at the database the next
 * one fills. An item that comes alone waits for nobody.
 *
 * <p>A batch that fails for what is in it is halved until the bad item fails alone; one that fails
 * because the database cannot be reached fails as a whole. Where not even a connection is to be
 * had, all that waits fails with it: it would wait as long again to hear the same.
 *
 * @param <Q> an item
 * @param <A> what is answered to it
 */
public final class Batcher<Q, A> {
  private final String name;
  private final int size;
  private final int backlog;
  private final Executor executor;
  private final Work<Q, A> work;
  private final Queue<Item<Q, A>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean running = new AtomicBoolean();

  /** Does one batch: as many answers as there are items, in their order. */
  @FunctionalInterface
  public interface Work<Q, A> {
    List<A> run(List<Q> batch) throws Exception;
  }

  private record Item<Q, A>(Q question, CompletableFuture<A> answer) {}

  /**
   * @param name for the error of a full backlog
   * @param size items in a batch at most
   * @param backlog items that may wait; beyond it they are refused at once
   * @param executor where batches run, one at a time; virtual threads do well
   */
  public Batcher(String name, int size, int backlog, Executor executor, Work<Q, A> work) {
    this.name = name;
    this.size = size;
    this.backlog = backlog;
    this.executor = executor;
    this.work = work;
  }

  /** Items that wait or are being worked on. */
  public int waiting() {
    return waiting.get();
  }

  public CompletionStage<A> submit(Q question) {
    if (waiting.incrementAndGet() > backlog) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(
          new IllegalStateException(
              "Expected room for " + name + ", but " + backlog + " are waiting already"));
    }
    Item<Q, A> item = new Item<>(question, new CompletableFuture<>());
    queue.add(item);
    if (running.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
    return item.answer();
  }

  /** Works until nothing waits. What is added while it stops is seen by the last look. */
  private void drain() {
    do {
      List<Item<Q, A>> batch = take();
      while (!batch.isEmpty()) {
        work(batch);
        waiting.addAndGet(-batch.size());
        batch = take();
      }
      running.set(false);
    } while (!queue.isEmpty() && running.compareAndSet(false, true));
  }

  private List<Item<Q, A>> take() {
    List<Item<Q, A>> batch = new ArrayList<>();
    while (batch.size() < size) {
      Item<Q, A> item = queue.poll();
      if (item == null) {
        break;
      }
      batch.add(item);
    }
    return batch;
  }

  private void work(List<Item<Q, A>> batch) {
    List<A> answers;
    try {
      answers = work.run(batch.stream().map(Item::question).toList());
    } catch (Exception | StackOverflowError failure) {
      failed(batch, failure);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(answers.get(i));
    }
  }

  private void failed(List<Item<Q, A>> batch, Throwable failure) {
    if (batch.size() == 1 || Outage.is(failure)) {
      batch.forEach(item -> item.answer().completeExceptionally(failure));
      if (Outage.isTotal(failure)) {
        failWaiting(failure);
      }
      return;
    }
    int middle = batch.size() / 2;
    work(batch.subList(0, middle));
    work(batch.subList(middle, batch.size()));
  }

  /** Those who wait now: one who hears of it may come back at once, and waits for the next try. */
  private void failWaiting(Throwable failure) {
    for (int left = queue.size(); left > 0; left--) {
      Item<Q, A> item = queue.remove();
      waiting.decrementAndGet();
      item.answer().completeExceptionally(failure);
    }
  }
}
