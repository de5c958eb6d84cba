package io.relais.loadtest.wire;

/**
 * Somebody who writes.
 *
 * @param phone digits with calling code and no plus, as in {@code wa_id}
 * @param userId the business-scoped id that every webhook carries since 2026
 * @param name the profile's name
 */
public record Customer(String phone, String userId, String name) {

  /** No country has this calling code: whatever goes wrong, nobody real is ever written to. */
  private static final String NO_COUNTRY = "999";

  /** Two digits of the run, so that two runs on one database do not meet the same people. */
  private static final int RUNS = 100;

  /** So many people one run can tell apart: E.164 ends at fifteen digits. */
  private static final long MOST = 10_000_000_000L;

  /** Person number {@code index} of the run that this seed stands for. */
  public static Customer of(long seed, long index) {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException(
          "Expected a person from 0 to %d, but it is %d.".formatted(MOST - 1, index));
    }
    long run = Math.floorMod(seed, RUNS);
    var phone = "%s%02d%010d".formatted(NO_COUNTRY, run, index);
    var userId = "FR.%016d%02d".formatted(index, run);
    return new Customer(phone, userId, "Cliente n° " + index);
  }
}
