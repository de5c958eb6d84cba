package io.relais.loadtest.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
public final class FreePorts {

  /**
   * Below those that systems give to outgoing connections: what is killed must find its port free
   * when it is started again.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  /** Where so many are taken, something else is wrong with this machine. */
  private static final int TRIES = 10_000;

  private FreePorts() {}

  /** So many different ones of the loopback, free a moment ago. */
  public static List<Integer> find(int count) {
    var found =
        ThreadLocalRandom.current()
            .ints(TRIES, FIRST, LAST)
            .distinct()
            .filter(FreePorts::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (found.size() < count) {
      throw new RunFailure(
          "Expected %d free ports from %d to %d, but found %d."
              .formatted(count, FIRST, LAST, found.size()));
    }
    return found;
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
