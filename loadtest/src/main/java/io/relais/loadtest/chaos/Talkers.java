package io.relais.loadtest.chaos;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.process.RunFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many conversations at any time, each on a thread of its own: somebody writes, mostly waits for
 * the reply, thinks, and writes again; whoever has finished is replaced by somebody new.
 */
final class Talkers implements AutoCloseable {

  /** How long somebody thinks, at least and at most. */
  private static final Duration SHORTEST_THOUGHT = Duration.ofSeconds(1);

  private static final Duration LONGEST_THOUGHT = Duration.ofSeconds(5);

  /** How many do not wait for the reply: one in so many messages. */
  private static final int IMPATIENT = 5;

  /** How long one question to the simulator may stay open. */
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Phones phones;
  private final List<String> numbers;
  private final long seed;
  private final AtomicLong people = new AtomicLong();
  private final Queue<Conversation> everybody = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> talking = new ArrayList<>();

  Talkers(Phones phones, List<String> numbers, long seed) {
    this.phones = phones;
    this.numbers = List.copyOf(numbers);
    this.seed = seed;
  }

  /** So many begin to talk. */
  void start(int conversations) {
    for (int i = 0; i < conversations; i++) {
      talking.add(threads.submit(this::talkOn));
    }
  }

  /** Nobody writes any more from when this returns. */
  void stop() {
    stop.countDown();
    check(true);
  }

  /** Throws where somebody could not speak. */
  void check() {
    check(false);
  }

  /** Everybody who has written so far; complete once they have stopped. */
  List<Conversation> everybody() {
    return List.copyOf(everybody);
  }

  @Override
  public void close() {
    stop.countDown();
    threads.close();
  }

  private void check(boolean wait) {
    for (var talk : talking) {
      if (wait || talk.isDone()) {
        try {
          talk.get();
        } catch (ExecutionException failed) {
          throw failed.getCause() instanceof RunFailure failure
              ? failure
              : new RunFailure("Expected customers to write, but: " + failed.getCause(), failed);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new RunFailure("Interrupted while customers were writing.", e);
        }
      }
    }
  }

  private void talkOn() {
    while (!isStopped(Duration.ZERO)) {
      var conversation = new Conversation(seed, people.getAndIncrement(), Scripts.BENCH);
      everybody.add(conversation);
      phones.join(conversation.customer());
      talk(conversation, new SplittableRandom(seed ^ conversation.person()));
    }
  }

  private void talk(Conversation conversation, SplittableRandom random) {
    var number = numbers.get((int) (conversation.person() % numbers.size()));
    for (int turn = 0; turn < conversation.script().length(); turn++) {
      long thought = random.nextLong(SHORTEST_THOUGHT.toMillis(), LONGEST_THOUGHT.toMillis());
      if (isStopped(Duration.ofMillis(thought))) {
        return;
      }
      var text = conversation.text(turn, Instant.now());
      phones.say(conversation.customer(), number, text.body());
      if (random.nextInt(IMPATIENT) > 0) {
        awaitReply(conversation, turn);
      }
    }
  }

  /** Waits for the reply to that message; those to others may come late, or twice, meanwhile. */
  private void awaitReply(Conversation conversation, int turn) {
    var reply = conversation.script().reply(conversation.person(), turn);
    int replies = 1;
    while (!isStopped(Duration.ZERO)) {
      if (phones.await(conversation.customer(), replies, POLL)) {
        var heard = phones.heard(conversation.customer());
        if (heard.stream().anyMatch(each -> each.text().contains(reply))) {
          return;
        }
        replies = heard.size() + 1;
      }
    }
  }

  /** Waits for that long at most. */
  private boolean isStopped(Duration time) {
    try {
      return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while a customer was thinking.", e);
    }
  }
}
