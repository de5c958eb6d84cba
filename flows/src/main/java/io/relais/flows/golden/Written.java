package io.relais.flows.golden;

import io.relais.flows.Value;
import io.relais.flows.golden.GoldenFile.Line;
import io.relais.flows.golden.GoldenFile.Said;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines and values as they stand in a golden file. */
final class Written {
  private static final String NOTICE = "notice:";

  /** What is the same text in YAML without quotes, wherever it stands. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-zÀ-ÿ][\\wÀ-ÿ.\\-]*( [\\wÀ-ÿ.\\-]+)*");

  private Written() {}

  static String line(Line.Bot line) {
    String options = line.options() == null ? "" : ", options: " + ids(line.options());
    return said(line.said()) + options;
  }

  private static String said(Said said) {
    return switch (said) {
      case Said.Any() -> "bot: any";
      case Said.Exactly(var text) -> "bot: " + quoted(text);
      case Said.Like(var pattern) -> "bot: {like: " + quoted(pattern) + "}";
      case Said.OfStep(var step) -> "bot: {step: " + step + "}";
      case Said.Notice(var name) -> "notice: " + name;
    };
  }

  /** What a bubble is expected by: its words, or the name of the platform's line. */
  static String bubble(Bubble bubble) {
    String source = bubble.source();
    return source.startsWith(NOTICE)
        ? "notice: " + source.substring(NOTICE.length())
        : "bot: " + quoted(bubble.text());
  }

  static String ids(List<String> ids) {
    return ids.stream().map(Written::plain).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A word as it is where YAML takes it for a text, else in quotes. */
  static String plain(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, c);
              }
            });
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
      quoted.append(String.format("\\u%04x", c));
    } else {
      quoted.appendCodePoint(c);
    }
  }

  /** The value of a variable, as {@code data} expects it. */
  static String value(@Nullable Value value) {
    return switch (value) {
      case null -> Data.UNSET;
      case Value.Text(var text) -> text.equals(Data.UNSET) ? quoted(text) : plain(text);
      case Value.Int(var number) -> Long.toString(number);
      case Value.Num(var number) -> number.stripTrailingZeros().toPlainString();
      case Value.YesNo(var yes) -> yes ? "yes" : "no";
      case Value.Date(var date) -> date.toString();
      case Value.Choice(var id, var _) -> plain(id);
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + value(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Items(var items) ->
          items.stream().map(Written::value).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  static String texts(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(text -> text.getKey() + ": " + plain(text.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
