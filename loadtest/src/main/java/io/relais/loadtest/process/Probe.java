package io.relais.loadtest.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a process over HTTP until it says that it is ready. */
public final class Probe {

  /** A first start unpacks a whole PostgreSQL, on a machine that may be busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private Probe() {}

  /** Returns once {@code address} answers 200; throws where the process ends or takes too long. */
  public static void await(Child child, URI address, HttpClient http) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(address, http)) {
      child.check();
      if (System.nanoTime() > end) {
        throw new RunFailure(
            "Expected %s to be ready within %d s, but %s does not answer 200."
                .formatted(child.name(), PATIENCE.toSeconds(), address));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Whether {@code address} answers 200 at this moment. */
  public static boolean answers(URI address, HttpClient http) {
    var request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while waiting for " + address, e);
    }
  }
}
