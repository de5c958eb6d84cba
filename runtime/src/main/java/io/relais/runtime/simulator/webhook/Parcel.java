package io.relais.runtime.simulator.webhook;

import java.util.List;

/**
 * One POST: its body's bytes, the same at every attempt, and who wants to know.
 *
 * @param failures how many attempts have failed so far
 * @param again whether this is a second delivery of something answered already
 */
record Parcel(Body body, List<Delivery> deliveries, int failures, boolean again) {

  /** Bytes and their signature. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(byte[] bytes, String signature) {}

  Parcel failed() {
    return new Parcel(body, deliveries, failures + 1, again);
  }

  Parcel oncemore() {
    return new Parcel(body, List.of(), 0, true);
  }
}
