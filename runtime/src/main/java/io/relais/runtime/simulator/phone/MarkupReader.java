package io.relais.runtime.simulator.phone;

import io.relais.runtime.simulator.phone.Markup.Bold;
import io.relais.runtime.simulator.phone.Markup.Break;
import io.relais.runtime.simulator.phone.Markup.Italic;
import io.relais.runtime.simulator.phone.Markup.Link;
import io.relais.runtime.simulator.phone.Markup.Mono;
import io.relais.runtime.simulator.phone.Markup.Plain;
import io.relais.runtime.simulator.phone.Markup.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code *bold*}, {@code _italic_}, {@code ~strike~}, {@code `mono`}, links and line breaks
 * the way WhatsApp does: a mark counts only at the edge of a word, and both of a pair stand on one
 * line.
 */
final class MarkupReader {

  /** Bold in italic in strike is as deep as it makes sense; anything deeper stays as typed. */
  private static final int MAX_DEPTH = 4;

  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]'*_~]");
  private static final String MARKS = "*_~";

  private final String text;
  private final int depth;
  private final List<Markup> parts = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();

  private MarkupReader(String text, int depth) {
    this.text = text;
    this.depth = depth;
  }

  static List<Markup> read(String text) {
    return new MarkupReader(text.replace("\r\n", "\n").strip(), 0).read();
  }

  private List<Markup> read() {
    Matcher link = LINK.matcher(text);
    int at = 0;
    while (at < text.length()) {
      at = next(at, link);
    }
    flush();
    return List.copyOf(parts);
  }

  /** Takes one piece and returns where the next one begins. */
  private int next(int at, Matcher link) {
    char c = text.charAt(at);
    if (c == '\n') {
      return add(new Break(), at + 1);
    }
    if (c == '`') {
      return mono(at);
    }
    if (c == 'h' && atEdge(at) && link.region(at, text.length()).lookingAt()) {
      return add(new Link(link.group(), link.group()), link.end());
    }
    int end = MARKS.indexOf(c) >= 0 && depth < MAX_DEPTH && atEdge(at) ? closing(at, c) : -1;
    if (end > 0) {
      var inner = new MarkupReader(text.substring(at + 1, end), depth + 1).read();
      return add(wrapped(c, inner), end + 1);
    }
    plain.append(c);
    return at + 1;
  }

  private int mono(int at) {
    String fence = text.startsWith("```", at) ? "```" : "`";
    int end = text.indexOf(fence, at + fence.length());
    if (end <= at + fence.length()) {
      plain.append('`');
      return at + 1;
    }
    return add(new Mono(text.substring(at + fence.length(), end)), end + fence.length());
  }

  private boolean atEdge(int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  /** Where the pair of the mark closes on the same line, or -1. */
  private int closing(int open, char mark) {
    if (open + 1 >= text.length() || Character.isWhitespace(text.charAt(open + 1))) {
      return -1;
    }
    for (int i = open + 2; i < text.length() && text.charAt(i) != '\n'; i++) {
      boolean wordEnds = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (text.charAt(i) == mark && wordEnds && !Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  private static Markup wrapped(char mark, List<Markup> inner) {
    return switch (mark) {
      case '*' -> new Bold(inner);
      case '_' -> new Italic(inner);
      default -> new Strike(inner);
    };
  }

  private int add(Markup part, int next) {
    flush();
    parts.add(part);
    return next;
  }

  private void flush() {
    if (!plain.isEmpty()) {
      parts.add(new Plain(plain.toString()));
      plain.setLength(0);
    }
  }
}
