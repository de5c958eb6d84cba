package io.relais.flows.golden;

import io.relais.flows.golden.GoldenFile.Line;
import io.relais.flows.golden.GoldenFile.Said;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares a bubble with what was expected, and shows the difference. */
final class Diffs {
  /**
   * Characters that a quoted text keeps before its first difference, so that the line stays short.
   */
  private static final int BEFORE = 40;

  /** Characters of a text that a report quotes. */
  private static final int QUOTED = 160;

  private Diffs() {}

  /** Whether a bubble is what the line says, with its options. */
  static boolean holds(Line.Bot line, Bubble bubble) {
    return matches(line.said(), bubble)
        && (line.options() == null || line.options().equals(bubble.optionIds()));
  }

  static boolean matches(Said said, Bubble bubble) {
    return switch (said) {
      case Said.Any() -> true;
      case Said.Exactly(var text) -> bubble.text().equals(text);
      case Said.Like(var pattern) -> glob(pattern).matcher(bubble.text()).matches();
      case Said.OfStep(var step) -> bubble.isFrom(step);
      case Said.Notice(var name) -> bubble.source().equals("notice:" + name);
    };
  }

  private static Pattern glob(String pattern) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  static String described(Said said) {
    return switch (said) {
      case Said.Any() -> "anything";
      case Said.Exactly(var text) -> quoted(text);
      case Said.Like(var pattern) -> "something like " + quoted(pattern);
      case Said.OfStep(var step) -> "what step `" + step + "` says";
      case Said.Notice(var name) -> "the notice `" + name + "`";
    };
  }

  static String between(Said said, Bubble bubble) {
    return switch (said) {
      case Said.Exactly(var text) -> texts(text, bubble);
      case Said.Any _, Said.Like _, Said.OfStep _, Said.Notice _ ->
          "Expected "
              + described(said)
              + ", but the bot said ("
              + bubble.source()
              + "):\n    "
              + quoted(bubble.text());
    };
  }

  private static String texts(String expected, Bubble bubble) {
    int same = 0;
    int shorter = Math.min(expected.length(), bubble.text().length());
    while (same < shorter && expected.charAt(same) == bubble.text().charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - BEFORE);
    return "Expected\n    "
        + quoted(window(expected, from))
        + "\n  but the bot said ("
        + bubble.source()
        + ")\n    "
        + quoted(window(bubble.text(), from))
        + "\n    "
        + " ".repeat(same - from + (from > 0 ? 2 : 1))
        + "^ here they part";
  }

  private static String window(String text, int from) {
    return from == 0 ? text : "…" + text.substring(Math.min(from, text.length()));
  }

  /** A text in quotes on one line, cut where it is long. */
  static String quoted(String text) {
    String line = text.replace("\n", "⏎");
    return '"' + (line.length() > QUOTED ? line.substring(0, QUOTED - 1) + "…" : line) + '"';
  }
}
