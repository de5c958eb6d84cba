package io.relais.loadtest.wake;

import io.relais.loadtest.measure.Latency;
import io.relais.loadtest.verdict.Verdict;
import java.time.Duration;
import java.util.Map;

/**
 * What came of it.
 *
 * @param woken conversations
 * @param took from the first message until the last of their replies was accepted
 * @param failedPosts that were not answered with 200 and posted again
 * @param webhook from the moment a message was due until its 200
 * @param cpu processor seconds per thousand conversations, by process
 * @param verdict on everybody who wrote, in the warm-up too
 */
record WakeOutcome(
    int woken,
    Duration took,
    long failedPosts,
    Latency webhook,
    Map<String, Double> cpu,
    Verdict verdict) {

  private static final double NANOS = 1e9;

  double perSecond() {
    return woken * NANOS / Math.max(1, took.toNanos());
  }

  boolean isFine() {
    return verdict.findings().isEmpty();
  }
}
