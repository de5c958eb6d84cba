package io.relais.runtime.channel.whatsapp;

import java.util.regex.Pattern;

/** Takes what could be a phone number out of Meta's own words, before they are kept or logged. */
final class Redact {
  /** Eight digits or more, however they are spaced; Meta's error codes have at most seven. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:[ ().-]{0,2}[0-9]){7,}");

  /** Longest text of Meta's that is kept. */
  private static final int CHARACTERS = 200;

  private Redact() {}

  static String digits(String text) {
    String shown = PHONE.matcher(text).replaceAll("…");
    return shown.length() <= CHARACTERS ? shown : shown.substring(0, CHARACTERS);
  }
}
