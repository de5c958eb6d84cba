package io.relais.flows.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a reader needs beside the text.
 *
 * @param locale the language of the conversation; French and English are understood, of any other
 *     only what is written the same everywhere
 * @param country ISO 3166 alpha-2, upper case; it gives phones their prefix and numeric dates their
 *     order. Empty where it is not known
 * @param zone where "today" is
 * @param now the time of the message
 * @param options what a choice can name, in the order shown; empty for every other type
 */
public record ReadingContext(
    Locale locale, String country, ZoneId zone, Instant now, List<Choice> options) {

  public ReadingContext {
    country = country.strip().toUpperCase(Locale.ROOT);
    options = List.copyOf(options);
  }

  Language language() {
    return Language.of(locale);
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }
}
