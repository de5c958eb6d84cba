package io.relais.runtime.simulator.webhook;

/** What becomes of an update; called from any thread. */
public interface Delivery {

  /** Somebody who does not care. */
  Delivery UNWATCHED =
      new Delivery() {
        @Override
        public void answered() {}

        @Override
        public void attemptFailed(int attempts) {}

        @Override
        public void abandoned() {}
      };

  /** The webhook answered exactly 200; called once, however often it is posted. */
  void answered();

  /** So many POSTs have failed by now; there will be another. */
  void attemptFailed(int attempts);

  /** It will not be posted any more. */
  void abandoned();
}
