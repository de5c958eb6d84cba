package io.relais.runtime.simulator.ledger;

import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All customers and their transcripts, bounded; safe to use from any thread. */
public final class Ledger {

  /**
   * Revisions and orders start at the clock's milliseconds times this, so that they increase across
   * restarts.
   */
  private static final long PER_MILLISECOND = 1_000;

  /** A file with fewer superfluous lines than this is left as it is at a start. */
  private static final int WORTH_REWRITING = 1_000;

  private final InstantSource clock;
  private final LedgerLimits limits;
  private final @Nullable LedgerFile file;
  private final long run;
  private final AtomicLong revisions;
  private final AtomicLong remembered = new AtomicLong();
  private final AtomicInteger people = new AtomicInteger();
  private final Map<String, CustomerLog> byKey = new ConcurrentHashMap<>();
  private final Map<String, CustomerLog> byUserId = new ConcurrentHashMap<>();

  /** The last messages of all: writing one more forgets the one in whose place it comes. */
  private final AtomicReferenceArray<@Nullable Place> window;

  private record Place(CustomerLog log, long order) {}

  private final Tally tally = new Tally();

  /** A ledger in memory, or with a file from which it continues. */
  public Ledger(LedgerLimits limits, InstantSource clock, long run, @Nullable LedgerFile file) {
    this.limits = limits;
    this.clock = clock;
    this.run = run;
    this.file = file;
    this.revisions = new AtomicLong(clock.millis() * PER_MILLISECOND);
    this.window = new AtomicReferenceArray<>(limits.messages());
    if (file != null) {
      continueFrom(file);
    }
  }

  /**
   * The customer of that key, registered now if there was none; a known one takes the new name and
   * place on the page.
   */
  public CustomerLog register(Customer customer) {
    var known = byKey.get(customer.key());
    if (known != null && known.customer().equals(customer)) {
      return known;
    }
    write(LedgerLine.of(customer));
    return admit(customer);
  }

  /** The customer of a phone's digits or a user id. */
  public Optional<CustomerLog> find(String phoneOrUserId) {
    var log = byKey.get(phoneOrUserId);
    return Optional.ofNullable(log != null ? log : byUserId.get(phoneOrUserId));
  }

  /** The customer to or from whom that message went, if its id is one of ours. */
  public Optional<CustomerLog> ownerOf(String messageId) {
    return Wamid.parse(messageId).flatMap(id -> find(id.customerKey()));
  }

  /** Everybody, in no order. */
  public Collection<CustomerLog> customers() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  /** The text of a customer, on its way to the webhook. */
  public Entry said(CustomerLog log, String numberId, Content content, @Nullable String contextId) {
    tally.said.increment();
    Instant now = clock.instant();
    return append(
        log, Progress.SENT, id -> new FromCustomer(id, now, numberId, content, contextId), true);
  }

  /** A message of the brand, accepted; the caller knows everything but its id. */
  public Entry accepted(CustomerLog log, BrandMessage sent) {
    tally.accepted.increment();
    Instant now = clock.instant();
    return append(log, Progress.ACCEPTED, id -> sent.message(id, now), false);
  }

  /** What the Graph API knows of a message before it has an id and a time. */
  public interface BrandMessage {
    FromBrand message(String id, Instant at);
  }

  private Entry append(
      CustomerLog log, Progress progress, Function<String, Message> message, boolean fromCustomer) {
    var entry =
        log.add(
            (key, order) -> message.apply(Wamid.of(key, run, order, fromCustomer)),
            progress,
            limits.perCustomer());
    remember(log, entry);
    return entry;
  }

  private void remember(CustomerLog log, Entry entry) {
    int place = (int) (remembered.getAndIncrement() % limits.messages());
    var forgotten = window.getAndSet(place, new Place(log, entry.order()));
    if (forgotten != null) {
      forgotten.log().forgetUpTo(forgotten.order());
    }
  }

  /** The webhook answered 200 to a customer's message. */
  public void acknowledged(CustomerLog log, Entry entry) {
    advance(log, entry, Progress.DELIVERED, tally.acknowledged::increment);
  }

  /** The webhook did not answer 200 to the so-manieth POST of a customer's message. */
  public void attemptFailed(CustomerLog log, Entry entry, int attempts) {
    tally.redeliveries.increment();
    log.attempted(entry.order(), attempts);
  }

  /** A customer's message will not be posted any more. */
  public void abandoned(CustomerLog log, Entry entry) {
    advance(log, entry, Progress.FAILED, tally.abandoned::increment);
  }

  /** The brand read that message, and with it all earlier ones. */
  public void read(CustomerLog log, Entry upTo) {
    for (Entry entry : log.transcript()) {
      if (entry.order() <= upTo.order()
          && entry.progress() != Progress.FAILED
          && entry.message() instanceof FromCustomer) {
        advance(log, entry, Progress.READ, () -> {});
      }
    }
  }

  /** The phone shows that the brand is typing. */
  public void typing(CustomerLog log, Instant until) {
    log.showTyping(until);
  }

  /**
   * A message of the brand got as far as that, as its customer sees it; the brand may not know yet.
   */
  public void moved(CustomerLog log, Entry entry, Progress to) {
    log.advance(entry.order(), to, () -> {});
  }

  /** The webhook answered 200 to that status: it need not be sent again after a restart. */
  public void statusAcknowledged(CustomerLog log, Entry entry, Progress status) {
    tally.statuses.increment();
    write(LedgerLine.of(log.customer(), entry.message().id(), status));
  }

  /** A status never arrived. */
  public void statusLost() {
    tally.lostStatuses.increment();
  }

  /** The Graph API answered an error. */
  public void refused(int code) {
    tally.refused(code);
  }

  /** Totals so far. */
  public LedgerCounts counts() {
    return tally.counts(people.get());
  }

  /** Every line remembered, as JSON, first all customers, then all messages in order. */
  public void export(Consumer<String> line) {
    record Owned(CustomerLog log, Entry entry) {}
    byKey.values().forEach(log -> line.accept(LedgerLine.of(log.customer()).json()));
    List<Owned> all =
        byKey.values().stream()
            .flatMap(log -> log.transcript().stream().map(entry -> new Owned(log, entry)))
            .sorted(Comparator.comparingLong(owned -> owned.entry().order()))
            .toList();
    all.forEach(owned -> line.accept(LedgerLine.of(owned.log().customer(), owned.entry()).json()));
  }

  /** What is remembered of one customer, as JSON, oldest first. */
  public void export(CustomerLog log, Consumer<String> line) {
    log.transcript().forEach(entry -> line.accept(LedgerLine.of(log.customer(), entry).json()));
  }

  /** The newest revision: whoever reads the ledger now and follows it from here misses nothing. */
  public long revision() {
    return revisions.get();
  }

  void written(Customer customer, Entry entry) {
    write(LedgerLine.of(customer, entry));
  }

  long nextRevision() {
    return revisions.incrementAndGet();
  }

  private void advance(CustomerLog log, Entry entry, Progress to, Runnable count) {
    if (log.advance(entry.order(), to, count).isPresent()) {
      write(LedgerLine.of(log.customer(), entry.message().id(), to));
    }
  }

  private CustomerLog admit(Customer customer) {
    var log = byKey.computeIfAbsent(customer.key(), _ -> newLog(customer));
    log.rename(customer);
    byUserId.put(customer.userId(), log);
    return log;
  }

  private CustomerLog newLog(Customer customer) {
    if (people.incrementAndGet() > limits.customers()) {
      people.decrementAndGet();
      throw new IllegalStateException(
          "Expected at most %d customers, but one more wrote; raise the ledger's limit."
              .formatted(limits.customers()));
    }
    return new CustomerLog(this, customer);
  }

  private void write(LedgerLine line) {
    if (file != null) {
      file.append(line);
    }
  }

  private void continueFrom(LedgerFile earlier) {
    var lines = earlier.restored();
    lines.forEach(this::restore);
    int read = lines.size();
    lines.clear();
    var kept = new ArrayList<String>();
    export(kept::add);
    if (read > WORTH_REWRITING + 2 * kept.size()) {
      earlier.replace(kept);
    }
  }

  private void restore(LedgerLine line) {
    switch (line) {
      case LedgerLine.Person(var customer) -> admit(customer);
      case LedgerLine.Sent sent -> restore(sent);
      case LedgerLine.Moved(var key, var id, var progress) ->
          find(key)
              .ifPresent(
                  log ->
                      log.find(id)
                          .ifPresent(entry -> log.advance(entry.order(), progress, () -> {})));
    }
  }

  private void restore(LedgerLine.Sent sent) {
    revisions.accumulateAndGet(sent.order(), Math::max);
    find(sent.customer())
        .ifPresent(
            log ->
                remember(
                    log,
                    log.restore(
                        sent.order(), sent.message(), sent.progress(), limits.perCustomer())));
  }
}
