package io.relais.loadtest.drive;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a driver saw.
 *
 * @param took from the first request to the last answer
 * @param answers how many there were of each status
 * @param unanswered requests that got no answer
 * @param latency of the answers with status 200, in microseconds from the moment they were due
 */
public record Driven(
    Duration took, Map<Integer, Long> answers, long unanswered, Histogram latency) {

  public Driven {
    answers = Map.copyOf(answers);
    latency = latency.copy();
  }

  /** How many requests were answered with 200. */
  public long fine() {
    return answers.getOrDefault(200, 0L);
  }

  /** How many were answered with something else, or not at all. */
  public long failed() {
    return answers.values().stream().mapToLong(Long::longValue).sum() - fine() + unanswered;
  }
}
