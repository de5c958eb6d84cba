package io.relais.runtime.http;

import java.time.Duration;

/**
 * How many webhooks at once a process takes while it is young. Until its hot code is compiled it is
 * several times slower than later: taking as many as a warm one would make all of them late, and
 * what is late comes again on top. Turned away at once, they come again when more fit.
 *
 * <p>On two cores shared with driver and database, a process stored 300 to 1,200 messages a second
 * in its first ten seconds and over 2,000 when its code was compiled, which took 90 s. The first
 * allowance is what the slowest of these answers within half a second.
 */
final class WarmUp {
  /** Webhooks in flight that a process of age zero takes. */
  static final int FIRST = 128;

  /** From this age on it takes all it ever will. */
  static final Duration WARM = Duration.ofSeconds(60);

  private WarmUp() {}

  /**
   * The allowance at {@code age}: it grows by the same factor every second, from {@link #FIRST} to
   * {@code full}.
   */
  static int posts(int full, Duration age) {
    if (full <= FIRST || age.compareTo(WARM) >= 0) {
      return full;
    }
    double share = (double) age.toMillis() / WARM.toMillis();
    return (int) (FIRST * Math.pow((double) full / FIRST, share));
  }
}
