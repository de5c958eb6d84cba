package io.relais.loadtest.injection;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Scripts;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who has come so far, customers of the demo brand; for any thread. */
final class Crowd {
  private final long seed;
  private final AtomicLong people = new AtomicLong();
  private final Queue<Conversation> everybody = new ConcurrentLinkedQueue<>();

  Crowd(long seed) {
    this.seed = seed;
  }

  /** Somebody new. */
  Conversation join() {
    long person = people.getAndIncrement();
    var conversation = new Conversation(seed, person, Scripts.demo(person));
    everybody.add(conversation);
    return conversation;
  }

  List<Conversation> everybody() {
    return List.copyOf(everybody);
  }
}
