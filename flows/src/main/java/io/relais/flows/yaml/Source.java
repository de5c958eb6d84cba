package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The text of a file by lines, to find where in it something stands. Columns count characters. */
final class Source {
  private final String file;
  private final String text;
  private final int firstLine;
  private final List<Integer> starts = new ArrayList<>();

  /** The text of a file from its line {@code firstLine} on, counted from 0. */
  Source(String file, String text, int firstLine) {
    this.file = file;
    this.text = text;
    this.firstLine = firstLine;
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        starts.add(i + 1);
      }
    }
  }

  Position start() {
    return new Position(file, firstLine + 1, 1);
  }

  Position at(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, firstLine + m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(this::start);
  }

  /** Where the n-th character stands, counted from 0. */
  Position atCharacter(int index) {
    int characters = text.codePointCount(0, text.length());
    return position(text.offsetByCodePoints(0, Math.min(index, characters)));
  }

  /** Where the text of a block scalar begins, whose {@code |} stands at {@code at}. */
  Position firstTextBelow(Position at) {
    int below = at.line() - firstLine;
    int offset = below < starts.size() ? starts.get(below) : text.length();
    while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
      offset++;
    }
    return offset < text.length() ? position(offset) : at;
  }

  /**
   * Where each <code>${</code> stands between two marks. The n-th of a scalar's value is the n-th
   * of its source: no escape or folding makes or breaks one.
   */
  List<Position> computed(Optional<Mark> from, Optional<Mark> to) {
    List<Position> found = new ArrayList<>();
    int end = to.map(this::offset).orElse(text.length());
    int next = text.indexOf("${", from.map(this::offset).orElse(0));
    while (next >= 0 && next < end) {
      found.add(position(next));
      next = text.indexOf("${", next + 2);
    }
    return found;
  }

  private int offset(Mark mark) {
    int offset = starts.get(Math.min(mark.getLine(), starts.size() - 1));
    for (int i = 0; i < mark.getColumn() && offset < text.length(); i++) {
      offset += Character.charCount(text.codePointAt(offset));
    }
    return offset;
  }

  private Position position(int offset) {
    int line = lineOf(offset);
    return new Position(
        file, firstLine + line + 1, text.codePointCount(starts.get(line), offset) + 1);
  }

  private int lineOf(int offset) {
    int found = Collections.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
