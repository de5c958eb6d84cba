package io.relais.flows.answer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A phone number, as E.164: the one valid number of the text, in digits or in words. Which numbers
 * are valid, and how they are written in a country, is libphonenumber's knowledge.
 */
final class PhoneReader {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /** libphonenumber's name for "not known": only international numbers can be read. */
  private static final String NO_COUNTRY = "ZZ";

  private PhoneReader() {}

  static Optional<String> read(String text, ReadingContext context) {
    Tokens tokens = Tokens.of(text);
    Set<String> numbers = new LinkedHashSet<>();
    for (DigitRun run : DigitRun.allIn(tokens)) {
      if (run.couldBePhone(context.country())) {
        parse(run.text(), context.country()).ifPresent(numbers::add);
      }
    }
    if (numbers.isEmpty()) {
      SpokenPhone.digits(tokens, context.language())
          .flatMap(digits -> parse(digits, context.country()))
          .ifPresent(numbers::add);
    }
    return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
  }

  private static Optional<String> parse(String number, String country) {
    try {
      PhoneNumber parsed = PHONES.parse(number, isKnown(country) ? country : NO_COUNTRY);
      return PHONES.isValidNumber(parsed)
          ? Optional.of(PHONES.format(parsed, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** The digit that starts a number within the country, if it has one: "0" in France. */
  static String trunkPrefix(String country) {
    String prefix = isKnown(country) ? PHONES.getNddPrefixForRegion(country, true) : null;
    return prefix == null ? "" : prefix;
  }

  /** The country's own prefix, "33" for France; empty if the country is not known. */
  static String countryPrefix(String country) {
    return isKnown(country) ? Integer.toString(PHONES.getCountryCodeForRegion(country)) : "";
  }

  private static boolean isKnown(String country) {
    return PHONES.getSupportedRegions().contains(country);
  }
}
