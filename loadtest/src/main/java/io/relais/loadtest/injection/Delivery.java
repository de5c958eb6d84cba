package io.relais.loadtest.injection;

import java.util.List;

/**
 * How one POST comes to the webhook.
 *
 * @param parcel what is new
 * @param late something that was delivered before, and comes once more
 */
record Delivery(How how, Parcel parcel, Parcel late) {

  enum How {
    /** Once, as on any day. */
    ONCE,
    /** Answered with 200, and delivered again all the same. */
    AGAIN,
    /** Several copies over several connections at the same moment. */
    AT_ONCE,
    /** Meta hangs up before the answer, so that it knows nothing, and delivers again. */
    HUNG_UP,
    /** Something old comes after it once more. */
    OVERTAKEN
  }

  /** Every way, as often as the others. */
  static final List<How> WAYS = List.of(How.values());
}
