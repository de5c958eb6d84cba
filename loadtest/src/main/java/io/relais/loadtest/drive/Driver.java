package io.relais.loadtest.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Posts what a {@link Feed} says to one server, for a while, over so many connections. Everything
 * happens on the calling thread.
 *
 * @param <T> what a request is about
 */
public final class Driver<T> implements AutoCloseable {

  /** Meta does not say how long it waits; receivers report five to twenty seconds. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** How often connections are looked through for answers that come too late. */
  private static final Duration SWEEP = Duration.ofMillis(250);

  /** The histogram's range; what takes longer counts as this. */
  private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;

  private static final int DIGITS = 3;

  /**
   * A selector wakes to the millisecond: being late by less is the timer's doing, not a queue's.
   */
  private static final long TIMER_NANOS = Duration.ofMillis(2).toNanos();

  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Feed<T> feed;
  private final InstantSource clock;
  private final Selector selector;
  private final List<Connection<T>> connections = new ArrayList<>();
  private final Deque<Connection<T>> idle = new ArrayDeque<>();
  private final Histogram latency = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<Integer, Long> answers = new HashMap<>();
  private long unanswered;

  /** For that server; connections are opened when they are first needed and kept between runs. */
  public Driver(InetSocketAddress server, int connections, Feed<T> feed, InstantSource clock) {
    this.feed = feed;
    this.clock = clock;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to open a selector, but failed.", e);
    }
    for (int i = 0; i < connections; i++) {
      this.connections.add(new Connection<>(server, selector));
    }
    idle.addAll(this.connections);
  }

  /**
   * Posts for that long, or until the feed is over if that comes first; then waits for the answers
   * under way.
   */
  public Driven run(Duration span, Pace pace) {
    latency.reset();
    answers.clear();
    unanswered = 0;
    long start = System.nanoTime();
    long end = start + span.toNanos();
    long count = 0;
    long swept = start;
    try {
      // Connections that the server closed since the last run are not to be written to.
      selector.selectNow(this::ready);
      while ((System.nanoTime() < end && !feed.isOver()) || idle.size() < connections.size()) {
        count += post(start, end, count, pace);
        selector.select(this::ready, patience(start, end, count, pace));
        long now = System.nanoTime();
        if (now - swept > SWEEP.toNanos()) {
          swept = now;
          sweep(now);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to wait for answers, but the selector failed.", e);
    }
    return new Driven(Duration.ofNanos(System.nanoTime() - start), answers, unanswered, latency);
  }

  @Override
  public void close() {
    connections.forEach(Connection::close);
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to close a selector, but failed.", e);
    }
  }

  /** Starts whatever is due on idle connections; returns how many. */
  private int post(long start, long end, long count, Pace pace) {
    int started = 0;
    while (!idle.isEmpty()) {
      long now = System.nanoTime();
      long due = pace.due(start, count + started, now);
      @Nullable T subject = now < end && due <= now && due < end ? feed.next() : null;
      if (subject == null) {
        break;
      }
      begin(idle.pop(), subject, due, now);
      started++;
    }
    return started;
  }

  private void begin(Connection<T> connection, T subject, long planned, long now) {
    long due = now - planned < TIMER_NANOS ? now : planned;
    Instant dueAt = clock.instant().minusNanos(now - due);
    var request = feed.request(subject, dueAt);
    var exchange = new Connection.Exchange<>(subject, request, due, now + LONGEST_WAIT.toNanos());
    try {
      connection.begin(exchange);
    } catch (IOException e) {
      fail(connection, subject);
    }
  }

  /** How long there is nothing to do but to wait for answers; at least a millisecond. */
  private long patience(long start, long end, long count, Pace pace) {
    long now = System.nanoTime();
    long until = Math.min(SWEEP.toNanos(), Math.max(0, end - now));
    if (!idle.isEmpty() && pace.perSecond() > 0) {
      until = Math.min(until, pace.due(start, count, now) - now);
    }
    return Math.max(1, until / NANOS_PER_MILLI);
  }

  @SuppressWarnings("unchecked") // Every key of this selector is attached to a connection of ours.
  private void ready(SelectionKey key) {
    var connection = (Connection<T>) key.attachment();
    var exchange = connection.exchange();
    try {
      var answer = connection.advance();
      if (answer.isPresent() && exchange != null) {
        record(connection, exchange, answer.get().status());
      }
    } catch (IOException e) {
      // An idle connection that the server closed is opened again when it is needed.
      connection.abandon();
      if (exchange != null) {
        fail(connection, exchange.subject());
      }
    }
  }

  private void record(Connection<T> connection, Connection.Exchange<T> exchange, int status) {
    if (status == 200) {
      long micros = (System.nanoTime() - exchange.due()) / NANOS_PER_MICRO;
      latency.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
    }
    answers.merge(status, 1L, Long::sum);
    idle.push(connection);
    feed.answered(exchange.subject(), status);
  }

  private void fail(Connection<T> connection, T subject) {
    connection.abandon();
    unanswered++;
    idle.push(connection);
    feed.unanswered(subject);
  }

  private void sweep(long now) {
    for (var connection : connections) {
      var exchange = connection.exchange();
      if (exchange != null && now > exchange.deadline()) {
        fail(connection, exchange.subject());
      }
    }
  }
}
