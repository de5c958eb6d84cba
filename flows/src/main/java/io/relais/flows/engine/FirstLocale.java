package io.relais.flows.engine;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.relais.flows.Brand;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language to greet somebody in whom we have never heard: the first of the brand's locales that
 * is spoken where their number is from (Unicode CLDR, as the JDK carries it), else the brand's own.
 * WhatsApp tells no language.
 */
final class FirstLocale {
  private static final Set<String> SPOKEN =
      Stream.of(Locale.getAvailableLocales())
          .filter(l -> !l.getCountry().isEmpty())
          .map(l -> l.getLanguage() + "-" + l.getCountry())
          .collect(Collectors.toUnmodifiableSet());

  private FirstLocale() {}

  static String of(@Nullable String phone, Brand brand) {
    String region = phone == null ? null : regionOf(phone);
    if (region == null) {
      return brand.locale();
    }
    return brand.locales().stream()
        .filter(
            locale -> SPOKEN.contains(Locale.forLanguageTag(locale).getLanguage() + "-" + region))
        .findFirst()
        .orElse(brand.locale());
  }

  private static @Nullable String regionOf(String phone) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      return phones.getRegionCodeForNumber(phones.parse(phone, null));
    } catch (NumberParseException notANumber) {
      return null;
    }
  }
}
