package io.relais.runtime.simulator.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A simulated person with a phone.
 *
 * @param name the profile's name, as the brand receives it
 * @param phone the number's digits with calling code and no plus; null for a person whom the brand
 *     knows by the business-scoped id alone, whose webhooks therefore carry neither {@code from}
 *     nor {@code wa_id}
 * @param userId the business-scoped user id that every webhook carries since 2026, such as {@code
 *     FR.13491208655302741}
 * @param onPage whether the phone page shows this person's phone
 */
public record Customer(String name, @Nullable String phone, String userId, boolean onPage) {

  /**
   * WhatsApp's own limit for a profile's name is 25 characters; some leeway for generated names.
   */
  public static final int MAX_NAME = 60;

  private static final Pattern PHONE = Pattern.compile("[1-9][0-9]{4,14}");
  private static final Pattern USER_ID =
      Pattern.compile("[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]{1,128}");

  public Customer {
    name = name.strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "Expected a name of 1 to %d characters, but it has %d."
              .formatted(MAX_NAME, name.length()));
    }
    if (phone != null && !PHONE.matcher(phone).matches()) {
      throw new IllegalArgumentException(
          "Expected a phone number of 5 to 15 digits with its calling code and no plus.");
    }
    if (!USER_ID.matcher(userId).matches()) {
      throw new IllegalArgumentException("Expected a user id such as FR.13491208655302741.");
    }
  }

  /**
   * Somebody with a visible number; the business-scoped id follows from it, so that it survives a
   * restart.
   */
  public static Customer withPhone(String name, String phone) {
    return new Customer(name, phone, userIdFor(phone), false);
  }

  /** Somebody whom the brand knows by the business-scoped id alone. */
  public static Customer withoutPhone(String name, String userId) {
    return new Customer(name, null, userId, false);
  }

  /** The same person, with a phone on the page. */
  public Customer shown() {
    return new Customer(name, phone, userId, true);
  }

  /**
   * What the ledger and the control API know this person by: the phone's digits, or else the user
   * id.
   */
  public String key() {
    return phone == null ? userId : phone;
  }

  private static String userIdFor(String phone) {
    String country = Country.of(phone).map(Country::name).orElse("ZZ");
    // Mixed, so that nobody can take the id for the number; the constants are those of
    // MurmurHash3's finaliser.
    long mixed = 0;
    for (int i = 0; i < phone.length(); i++) {
      mixed = (mixed ^ phone.charAt(i)) * 0xff51afd7ed558ccdL;
      mixed ^= mixed >>> 33;
    }
    return country
        + "."
        + (10_000_000_000_000_000L + (mixed & Long.MAX_VALUE) % 90_000_000_000_000_000L);
  }
}
