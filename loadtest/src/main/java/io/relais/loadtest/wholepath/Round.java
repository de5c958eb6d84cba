package io.relais.loadtest.wholepath;

import io.relais.loadtest.drive.Driven;
import java.time.Instant;
import java.util.Map;

/**
 * One measured stretch on one server.
 *
 * @param start when the first message was due
 * @param end when no more were posted
 * @param cpu seconds by process, until the last reply
 */
record Round(Instant start, Instant end, Driven driven, Map<String, Double> cpu) {

  /** Whether a message that was due at that moment belongs to it. */
  boolean covers(Instant due) {
    return !due.isBefore(start) && due.isBefore(end);
  }
}
