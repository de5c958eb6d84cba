package io.relais.loadtest.wholepath;

import io.relais.loadtest.drive.Driven;
import io.relais.loadtest.measure.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One measured stretch on one server.
 *
 * @param start when the first message was due
 * @param end when no more were posted
 * @param settled when the last of them was done with
 * @param cpu seconds by process, until the last reply
 */
record Round(Instant start, Instant end, Instant settled, Driven driven, Map<String, Double> cpu) {

  /**
   * Drives for that long.
   *
   * @param settle waits for the last replies
   */
  static Round measure(Bench bench, Duration span, Meter meter, Runnable settle) {
    var before = meter.read();
    var start = Instant.now();
    var driven = bench.run(span);
    var end = Instant.now();
    settle.run();
    return new Round(start, end, Instant.now(), driven, meter.since(before));
  }

  /** Whether a message that was due at that moment belongs to it. */
  boolean covers(Instant due) {
    return !due.isBefore(start) && due.isBefore(end);
  }
}
