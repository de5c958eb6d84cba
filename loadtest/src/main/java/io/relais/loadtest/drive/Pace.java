package io.relais.loadtest.drive;

/**
 * When requests are due. Where posts fall behind, each keeps the moment at which it was due, so
 * that its waiting counts as latency.
 *
 * @param perSecond 0 for as fast as connections become free
 */
public record Pace(double perSecond) {
  private static final double NANOS = 1e9;

  /** As fast as connections become free. */
  public static final Pace FREE = new Pace(0);

  public Pace {
    if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException(
          "Expected a rate of at least 0 a second, but it is %s.".formatted(perSecond));
    }
  }

  /**
   * When request number {@code count} of a run is due, in the nanoseconds of {@code start} and
   * {@code now}.
   */
  long due(long start, long count, long now) {
    return perSecond == 0 ? now : start + (long) (count * NANOS / perSecond);
  }
}
