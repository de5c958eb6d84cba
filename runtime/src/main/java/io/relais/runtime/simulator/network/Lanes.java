package io.relais.runtime.simulator.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one person sends in order: the next message is posted when the one before it is
 * settled.
 *
 * <p>Meta promises no such order, but nearly always keeps it, and a person who types two lines
 * while the brand is down expects them to arrive as typed. The fault {@code reorder} is for the
 * rest.
 */
final class Lanes {

  /** Whoever is on the way has a queue here, empty if nothing waits behind it. */
  private final Map<String, Deque<Runnable>> busy = new ConcurrentHashMap<>();

  /** Starts the task now, or when all earlier ones of that key are done. */
  void submit(String key, Runnable task) {
    boolean[] free = {false};
    busy.compute(
        key,
        (_, queue) -> {
          if (queue == null) {
            free[0] = true;
            return new ArrayDeque<>(2);
          }
          queue.add(task);
          return queue;
        });
    if (free[0]) {
      task.run();
    }
  }

  /** The task under way is done. */
  void done(String key) {
    @Nullable Runnable[] next = {null};
    busy.computeIfPresent(
        key,
        (_, queue) -> {
          next[0] = queue.poll();
          return next[0] == null ? null : queue;
        });
    if (next[0] != null) {
      next[0].run();
    }
  }
}
