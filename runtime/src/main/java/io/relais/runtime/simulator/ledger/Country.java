package io.relais.runtime.simulator.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The countries that simulated customers come from, each with a pattern of mobile numbers; {@code
 * #} is a digit.
 *
 * <p>Where a regulator reserves numbers for fiction (ARCEP in France, Ofcom in the United Kingdom,
 * 555-01xx in North America) the pattern stays inside them, so that no real person's number appears
 * in a demo.
 */
public enum Country {
  FR("33", "6 39 98 ## ##"),
  GB("44", "7700 900###"),
  US("1", "415 555 01##"),
  CA("1", "514 555 01##"),
  DE("49", "1579 00####"),
  ES("34", "600 00# ###"),
  IT("39", "320 000 ####"),
  BE("32", "470 00 ## ##"),
  CH("41", "79 000 ## ##"),
  NL("31", "6 0000 ####");

  private final String callingCode;
  private final String pattern;

  Country(String callingCode, String pattern) {
    this.callingCode = callingCode;
    this.pattern = pattern;
  }

  /** The calling code, without a plus. */
  public String callingCode() {
    return callingCode;
  }

  /** A new mobile number of this country: digits only, calling code first. */
  public String newNumber(RandomGenerator random) {
    var number = new StringBuilder(callingCode);
    pattern
        .chars()
        .filter(c -> c != ' ')
        .forEach(c -> number.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
    return number.toString();
  }

  /** The country whose pattern or, failing that, whose calling code these digits begin with. */
  public static Optional<Country> of(String digits) {
    return Arrays.stream(values())
        .filter(country -> digits.startsWith(country.callingCode))
        .max(Comparator.comparing(country -> country.matches(digits)));
  }

  /**
   * The number as people write it: {@code +33 6 39 98 12 34}; unknown numbers keep their digits in
   * one row.
   */
  public static String display(String digits) {
    return of(digits)
        .filter(country -> country.matches(digits))
        .map(country -> country.spaced(digits))
        .orElse("+" + digits);
  }

  private boolean matches(String digits) {
    var national = pattern.replace(" ", "");
    if (digits.length() != callingCode.length() + national.length()) {
      return false;
    }
    for (int i = 0; i < national.length(); i++) {
      char expected = national.charAt(i);
      if (expected != '#' && expected != digits.charAt(callingCode.length() + i)) {
        return false;
      }
    }
    return true;
  }

  private String spaced(String digits) {
    var shown = new StringBuilder("+").append(callingCode).append(' ');
    int next = callingCode.length();
    for (int i = 0; i < pattern.length(); i++) {
      shown.append(pattern.charAt(i) == ' ' ? ' ' : digits.charAt(next++));
    }
    return shown.toString();
  }
}
