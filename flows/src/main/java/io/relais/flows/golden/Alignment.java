package io.relais.flows.golden;

import io.relais.flows.golden.GoldenFile.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot was to say beside what it said, so that as many lines as possible hold: one that is
 * missing does not put all that follow it in the wrong.
 */
final class Alignment {
  /**
   * A line and the bubble in its place.
   *
   * @param line null for a bubble that nobody expected
   * @param bubble null for a line that came in vain
   */
  record Pair(Line.@Nullable Bot line, @Nullable Bubble bubble) {
    boolean holds() {
      return line != null && bubble != null && Diffs.holds(line, bubble);
    }
  }

  private Alignment() {}

  static List<Pair> of(List<Line.Bot> lines, List<Bubble> bubbles) {
    int[][] costs = costs(lines, bubbles);
    List<Pair> pairs = new ArrayList<>();
    int line = 0;
    int bubble = 0;
    while (line < lines.size() || bubble < bubbles.size()) {
      int here = costs[line][bubble];
      if (line < lines.size()
          && bubble < bubbles.size()
          && here == costs[line + 1][bubble + 1] + cost(lines.get(line), bubbles.get(bubble))) {
        pairs.add(new Pair(lines.get(line++), bubbles.get(bubble++)));
      } else if (line < lines.size() && here == costs[line + 1][bubble] + 1) {
        pairs.add(new Pair(lines.get(line++), null));
      } else {
        pairs.add(new Pair(null, bubbles.get(bubble++)));
      }
    }
    return pairs;
  }

  /** The fewest lines to change from each place on. */
  private static int[][] costs(List<Line.Bot> lines, List<Bubble> bubbles) {
    int[][] costs = new int[lines.size() + 1][bubbles.size() + 1];
    for (int line = lines.size(); line >= 0; line--) {
      for (int bubble = bubbles.size(); bubble >= 0; bubble--) {
        int vain = line < lines.size() ? costs[line + 1][bubble] + 1 : Integer.MAX_VALUE;
        int more = bubble < bubbles.size() ? costs[line][bubble + 1] + 1 : Integer.MAX_VALUE;
        int both =
            line < lines.size() && bubble < bubbles.size()
                ? costs[line + 1][bubble + 1] + cost(lines.get(line), bubbles.get(bubble))
                : Integer.MAX_VALUE;
        int least = Math.min(both, Math.min(vain, more));
        costs[line][bubble] = least == Integer.MAX_VALUE ? 0 : least;
      }
    }
    return costs;
  }

  private static int cost(Line.Bot line, Bubble bubble) {
    return Diffs.holds(line, bubble) ? 0 : 1;
  }

  /** The lines of a diff; empty where all hold. */
  static List<String> diff(List<Line.Bot> lines, List<Bubble> bubbles) {
    List<Pair> pairs = of(lines, bubbles);
    if (pairs.stream().allMatch(Pair::holds)) {
      return List.of();
    }
    List<String> diff = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.line() != null) {
        diff.add((pair.holds() ? "  " : "- ") + Written.line(pair.line()));
      }
      if (pair.bubble() != null && !pair.holds()) {
        diff.add("+ " + Written.bubble(pair.bubble()) + "  # " + pair.bubble().source());
      }
    }
    return diff;
  }
}
