package io.relais.flows.golden;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stretches of virtual time as a designer writes them: {@code 30s}, {@code 30m}, {@code 12h},
 * {@code 7d}.
 */
public final class Durations {
  /** Longest stretch that can be let pass at once. */
  private static final Duration MAX = Duration.ofDays(400);

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,8})([smhd])");

  private Durations() {}

  /** Empty where it is not of that form, nothing, or longer than 400 days. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration time =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return time.isZero() || time.compareTo(MAX) > 0 ? Optional.empty() : Optional.of(time);
  }

  public static String written(Duration time) {
    StringBuilder text = new StringBuilder();
    part(text, time.toDaysPart(), 'd');
    part(text, time.toHoursPart(), 'h');
    part(text, time.toMinutesPart(), 'm');
    part(text, time.toSecondsPart(), 's');
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
    }
  }
}
