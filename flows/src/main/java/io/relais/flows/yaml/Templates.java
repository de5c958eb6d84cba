package io.relais.flows.yaml;

import io.relais.flows.Expression;
import io.relais.flows.Position;
import io.relais.flows.Template;
import io.relais.flows.Template.Segment;
import java.util.ArrayList;
import java.util.List;

/** Reads texts with <code>${…}</code> in them. A lone {@code $} is text. */
final class Templates {
  private static final String OPEN = "${";

  private final Yaml.Scalar scalar;
  private final Problems problems;
  private final List<Segment> segments = new ArrayList<>();
  private int opened = 0;

  private Templates(Yaml.Scalar scalar, Problems problems) {
    this.scalar = scalar;
    this.problems = problems;
  }

  static Template read(Yaml.Scalar scalar, Problems problems) {
    return new Templates(scalar, problems).read();
  }

  private Template read() {
    String text = scalar.text();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf(OPEN, from);
      literal(text.substring(from, open < 0 ? text.length() : open));
      from = open < 0 ? text.length() : computed(text, open);
    }
    return new Template(text, scalar.content(), segments);
  }

  private void literal(String text) {
    if (!text.isEmpty()) {
      segments.add(new Segment.Literal(text));
    }
  }

  /** Reads what begins at {@code open} and returns where the text goes on. */
  private int computed(String text, int open) {
    Position at = opened < scalar.computed().size() ? scalar.computed().get(opened) : scalar.at();
    int close = close(text, open + OPEN.length());
    if (close < 0) {
      problems.e01(at, "Expected a `}` behind this `${`, but the text ends without one");
      return text.length();
    }
    String inside = text.substring(open + OPEN.length(), close);
    opened += occurrences(text.substring(open, close));
    if (inside.isBlank()) {
      problems.e01(at, "Expected an expression inside `${}`, but there is none");
    } else {
      int blank = inside.length() - inside.stripLeading().length();
      Position begins = new Position(at.file(), at.line(), at.column() + OPEN.length() + blank);
      segments.add(new Segment.Computed(new Expression(inside.strip(), begins)));
    }
    return close + 1;
  }

  /** The brace that closes an expression: not one inside its texts or maps; -1 where none does. */
  private static int close(String text, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int occurrences(String text) {
    int count = 0;
    for (int i = text.indexOf(OPEN); i >= 0; i = text.indexOf(OPEN, i + OPEN.length())) {
      count++;
    }
    return count;
  }
}
