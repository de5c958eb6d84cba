package io.relais.flows.answer;

import java.util.Locale;

/** The languages whose words are understood. */
enum Language {
  FRENCH,
  ENGLISH,
  /** Any other: digits, signs and what everybody writes alike. */
  OTHER;

  static Language of(Locale locale) {
    return switch (locale.getLanguage()) {
      case "fr" -> FRENCH;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }
}
