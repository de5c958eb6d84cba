package io.relais.flows;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an option carries on the wire, so that a press on an old one is known as old: conversation,
 * step, wait and option. Ids contain no {@code /} (the reader sees to it, and an option is
 * encoded), and the whole stays below WhatsApp's 200 characters.
 */
public record OptionRef(String conversation, String step, long waitId, String option) {
  private static final String VERSION = "1";

  /** Longest option as it is written: the rest, at its longest, takes the other half. */
  private static final int LONGEST_OPTION = 96;

  /** Whether an option of this id can be written. Those of a designer always can. */
  public static boolean fits(String option) {
    return !option.isEmpty() && written(option).length() <= LONGEST_OPTION;
  }

  public String encode() {
    return VERSION + "/" + conversation + "/" + step + "/" + waitId + "/" + written(option);
  }

  /** The option's id goes encoded: one that comes from a list of data may hold anything. */
  private static String written(String option) {
    return URLEncoder.encode(option, StandardCharsets.UTF_8);
  }

  /**
   * The reference in {@code wire}; empty where it is not ours (another app's button, an older
   * form).
   */
  public static Optional<OptionRef> decode(String wire) {
    String[] parts = wire.split("/", -1);
    if (parts.length != 5 || !parts[0].equals(VERSION) || !isNumber(parts[3])) {
      return Optional.empty();
    }
    return option(parts[4])
        .map(option -> new OptionRef(parts[1], parts[2], Long.parseLong(parts[3]), option));
  }

  private static Optional<String> option(String written) {
    try {
      return Optional.of(URLDecoder.decode(written, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
