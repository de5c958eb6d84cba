package io.relais.runtime.app;

import java.time.Duration;

/**
 * What happens at SIGTERM and Ctrl-C: everything is closed, and the process ends with status 0. The
 * JVM by itself would end with 143, which service managers report as a failure.
 */
final class ExitHook implements AutoCloseable {
  /** Container platforms kill 30 s after they asked: this is early enough to still say why. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private final Thread hook;

  private ExitHook(Thread hook) {
    this.hook = hook;
  }

  /** Runs {@code close} when the process is told to end; disarmed by {@link #close()}. */
  static ExitHook arm(Runnable close) {
    var hook = new Thread(() -> Runtime.getRuntime().halt(finish(close)), "relais-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ExitHook(hook);
  }

  /** From here on the process ends by its own will and with a status of its own. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      waitForTheEnd();
    }
  }

  /** Closes within the limit and gives the exit status. */
  private static int finish(Runnable close) {
    var closing = Thread.ofPlatform().name("relais-closing").daemon().start(close);
    try {
      if (closing.join(LIMIT)) {
        return 0;
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    System.err.println(
        "relais: expected to shut down within "
            + LIMIT.toSeconds()
            + " s, but something still runs. Ending now; what was not finished goes on at the next"
            + " start.");
    return 1;
  }

  /** The hook ends the process, and must not be overtaken by this thread's own exit. */
  private static void waitForTheEnd() {
    while (true) {
      try {
        Thread.sleep(Duration.ofMinutes(1));
      } catch (InterruptedException ignored) {
        // The process is ending: there is nothing else to do.
      }
    }
  }
}
