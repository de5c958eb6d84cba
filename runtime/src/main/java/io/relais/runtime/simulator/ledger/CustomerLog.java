package io.relais.runtime.simulator.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One customer's transcript. Safe to use from any thread; listeners are called one change at a
 * time, in order, and must not block.
 */
public final class CustomerLog {

  private record Waiter(long replies, CompletableFuture<Long> reached) {}

  private final Ledger ledger;
  private final long joined;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private volatile Customer customer;
  private volatile @Nullable Instant lastWrote;
  private Change.@Nullable Typing typing;
  private long said;
  private long replies;

  CustomerLog(Ledger ledger, Customer customer) {
    this.ledger = ledger;
    this.customer = customer;
    this.joined = ledger.nextRevision();
  }

  /** Who this is. */
  public Customer customer() {
    return customer;
  }

  /** Increases from customer to customer. */
  public long joined() {
    return joined;
  }

  void rename(Customer to) {
    customer = to;
  }

  /**
   * When the customer last wrote: the 24 hours in which the brand may answer freely count from
   * here.
   */
  public Optional<Instant> lastWrote() {
    return Optional.ofNullable(lastWrote);
  }

  /**
   * How many messages the customer has sent so far, those that the ledger has forgotten included.
   */
  public synchronized long said() {
    return said;
  }

  /**
   * How many messages the brand has had accepted so far, those that the ledger has forgotten
   * included.
   */
  public synchronized long replies() {
    return replies;
  }

  /** What the ledger still remembers, oldest first. */
  public synchronized List<Entry> transcript() {
    return List.copyOf(entries);
  }

  /** Whether nothing was said after that line. */
  public synchronized boolean isLast(Entry entry) {
    return !entries.isEmpty() && entries.getLast().order() == entry.order();
  }

  /** The line of that message, if it is this customer's and not forgotten. */
  public synchronized Optional<Entry> find(String messageId) {
    return Wamid.parse(messageId)
        .map(id -> indexOf(id.order()))
        .filter(index -> index >= 0)
        .map(entries::get)
        .filter(entry -> entry.message().id().equals(messageId));
  }

  /**
   * Completes with the number of replies as soon as there are that many; the caller cancels it when
   * it waits no longer.
   */
  public synchronized CompletableFuture<Long> awaitReplies(long count) {
    if (replies >= count) {
      return CompletableFuture.completedFuture(replies);
    }
    waiters.removeIf(waiter -> waiter.reached().isDone());
    var reached = new CompletableFuture<Long>();
    waiters.add(new Waiter(count, reached));
    return reached;
  }

  /**
   * Calls the listener with everything after that revision, then with each change as it happens,
   * until the returned handle is run.
   */
  public synchronized Runnable follow(long afterRevision, Consumer<Change> listener) {
    missed(afterRevision).forEach(listener);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Writes a line. Its order is taken under this log's lock, so that lines stand and are heard of
   * in order.
   */
  synchronized Entry add(BiFunction<String, Long, Message> message, Progress progress, int limit) {
    long order = ledger.nextRevision();
    var entry = new Entry(order, order, message.apply(customer.key(), order), progress, 0);
    ledger.written(customer, entry);
    return put(entry, limit);
  }

  /** Takes over a line of an earlier run. */
  synchronized Entry restore(long order, Message message, Progress progress, int limit) {
    return put(new Entry(order, ledger.nextRevision(), message, progress, 0), limit);
  }

  private Entry put(Entry entry, int limit) {
    var previous = entries.isEmpty() ? null : entries.getLast();
    entries.add(entry);
    if (entries.size() > limit) {
      entries.removeFirst();
    }
    count(entry.message());
    tell(new Change.Added(entry, previous));
    return entry;
  }

  /**
   * Moves a line forward; one that is already there or further stays and is not returned.
   *
   * @param first run before anybody hears of it, so that whoever hears finds it counted
   */
  synchronized Optional<Entry> advance(long order, Progress to, Runnable first) {
    return replace(
        order,
        entry -> {
          if (entry.progress().compareTo(to) >= 0) {
            return entry;
          }
          first.run();
          return entry.moved(to, ledger.nextRevision());
        });
  }

  synchronized Optional<Entry> attempted(long order, int count) {
    return replace(order, entry -> entry.attempted(count, ledger.nextRevision()));
  }

  synchronized void showTyping(Instant until) {
    typing = new Change.Typing(ledger.nextRevision(), until);
    tell(typing);
  }

  synchronized void forgetUpTo(long order) {
    while (!entries.isEmpty() && entries.getFirst().order() <= order) {
      entries.removeFirst();
    }
  }

  private Optional<Entry> replace(long order, UnaryOperator<Entry> change) {
    int index = indexOf(order);
    if (index < 0) {
      return Optional.empty();
    }
    var before = entries.get(index);
    var after = change.apply(before);
    if (Objects.equals(before, after)) {
      return Optional.empty();
    }
    entries.set(index, after);
    tell(new Change.Progressed(after));
    return Optional.of(after);
  }

  private void count(Message message) {
    switch (message) {
      case Message.FromCustomer written -> {
        said++;
        lastWrote = written.at();
      }
      case Message.FromBrand _ -> {
        replies++;
        typing = null;
        wake();
      }
    }
  }

  private void wake() {
    long reached = replies;
    var due = waiters.stream().filter(waiter -> waiter.replies() <= reached).toList();
    // Whatever depends on it must not run under this lock.
    due.forEach(waiter -> waiter.reached().completeAsync(() -> reached));
    waiters.removeAll(due);
  }

  private void tell(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  private List<Change> missed(long afterRevision) {
    var missed = new ArrayList<Change>();
    Entry previous = null;
    for (Entry entry : entries) {
      if (entry.order() > afterRevision) {
        missed.add(new Change.Added(entry, previous));
      } else if (entry.revision() > afterRevision) {
        missed.add(new Change.Progressed(entry));
      }
      previous = entry;
    }
    if (typing != null && typing.revision() > afterRevision) {
      missed.add(typing);
    }
    missed.sort(Comparator.comparingLong(Change::revision));
    return missed;
  }

  private int indexOf(long order) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = Long.compare(entries.get(middle).order(), order);
      if (found == 0) {
        return middle;
      }
      if (found < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
