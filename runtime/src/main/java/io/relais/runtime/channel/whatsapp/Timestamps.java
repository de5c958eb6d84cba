package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Reads {@code timestamp}: seconds since 1970 as a string; in the wild numbers and ms, too. */
final class Timestamps {
  /** From here on (the year 33658 in seconds, 2001 in milliseconds) it can only be ms. */
  private static final long MILLISECONDS_FROM = 1_000_000_000_000L;

  /** Longest number of digits that is a time at all. */
  private static final int DIGITS = 15;

  private Timestamps() {}

  /** When {@code item} happened; {@code fallback} where it does not say so. */
  static Instant of(JsonNode item, Instant fallback) {
    String text = Json.text(item, "timestamp");
    if (text == null || text.length() > DIGITS || !text.chars().allMatch(Timestamps::isDigit)) {
      return fallback;
    }
    long number = Long.parseLong(text);
    return number >= MILLISECONDS_FROM
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
