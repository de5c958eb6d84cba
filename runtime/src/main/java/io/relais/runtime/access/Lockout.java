package io.relais.runtime.access;

import java.time.Duration;

/** For how long failures in a row lock a name: nothing at first, then twice as long each time. */
final class Lockout {
  /** Failures that a person has who forgot which password it was. */
  static final int FREE = 4;

  /** After the first one too many. */
  static final Duration SHORTEST = Duration.ofSeconds(30);

  /**
   * The longest: whoever guesses without end has some hundred guesses a day, and whoever is kept
   * out by somebody else's guessing has a one-time link of an admin, which asks for no password.
   */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** How long failures count. */
  static final Duration MEMORY = Duration.ofHours(24);

  private static final int DOUBLINGS = 10;

  private Lockout() {}

  static Duration after(int failures) {
    if (failures <= FREE) {
      return Duration.ZERO;
    }
    Duration doubled = SHORTEST.multipliedBy(1L << Math.min(DOUBLINGS, failures - FREE - 1));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
