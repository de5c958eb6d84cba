package io.relais.loadtest.chaos;

import io.relais.loadtest.stand.RuntimeProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Watches how often the runtime says that it does not know whether a message was accepted. A kill
 * takes what was counted since the last look along, so that the sum is a lower bound.
 */
final class UnknownSends {
  private static final String METRIC = "relais_sends_acceptance_unknown_total";
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final RuntimeProcess runtime;
  private final HttpClient http;
  private final Incidents incidents;
  private final Map<Long, Double> byProcess = new ConcurrentHashMap<>();

  UnknownSends(RuntimeProcess runtime, HttpClient http, Incidents incidents) {
    this.runtime = runtime;
    this.http = http;
    this.incidents = incidents;
  }

  /** Looks until it is over. */
  void watch(BooleanSupplier isOver) {
    while (!isOver.getAsBoolean()) {
      look();
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  long count() {
    return Math.round(byProcess.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  private void look() {
    var before = Instant.now();
    long process = runtime.pid();
    var request = HttpRequest.newBuilder(runtime.metrics()).timeout(ANSWER).build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      // A process that was started meanwhile would be taken for the one before.
      if (response.statusCode() == 200 && runtime.pid() == process) {
        saw(process, value(response.body()), before);
      }
    } catch (IOException startingOrGone) {
      // It is asked again in a moment.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something that was counted since the last look has happened at the earliest then. */
  private void saw(long process, double value, Instant at) {
    Double last = byProcess.put(process, value);
    if (value > (last == null ? 0 : last)) {
      incidents.acceptanceUnknown(at);
    }
  }

  /** The metric's value in Prometheus's text format; 0 where it is not there. */
  static double value(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(METRIC + " ") || line.startsWith(METRIC + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
