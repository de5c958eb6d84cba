package io.relais.flows.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time: {@code 30s}, {@code 30m}, {@code 20h}, {@code 7d}. */
final class Durations {
  /** Shortest time that is waited for: timers are checked about once a second. */
  private static final Duration MIN = Duration.ofSeconds(1);

  /** Longest time that is waited for. */
  private static final Duration MAX = Duration.ofDays(30);

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})([smhd])");
  private static final Pattern RETENTION = Pattern.compile("[0-9]{1,4}(d| days?| months?| years?)");

  private Durations() {}

  static @Nullable Duration read(@Nullable Yaml value, Problems problems) {
    if (value == null) {
      return null;
    }
    Optional<Duration> duration =
        value instanceof Yaml.Scalar scalar ? parse(scalar.text()) : Optional.empty();
    if (duration.isEmpty()) {
      problems.expected("a time such as `30s`, `30m`, `20h` or `7d`", value, null);
      return null;
    }
    if (duration.get().compareTo(MIN) < 0 || duration.get().compareTo(MAX) > 0) {
      problems.expected("a time from `1s` to `30d`", value, null);
      return null;
    }
    return duration.get();
  }

  private static Optional<Duration> parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }

  /** How long something is kept: {@code 24 months}. */
  static void checkRetention(Yaml value, Problems problems) {
    boolean fine =
        value instanceof Yaml.Scalar scalar && RETENTION.matcher(scalar.text()).matches();
    if (!fine) {
      problems.expected("a time such as `24 months` or `90d`", value, null);
    }
  }
}
