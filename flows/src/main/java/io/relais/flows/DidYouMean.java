package io.relais.flows;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the word that somebody probably meant: the nearest by edit distance, where a swap of two
 * neighbours counts as one edit.
 */
public final class DidYouMean {
  /** Longer words are not compared: nobody mistypes a name of this length that is not there. */
  private static final int MAX_LENGTH = 60;

  private DidYouMean() {}

  /** The candidate nearest to {@code word}, if it is near enough; ties go to the first by name. */
  public static Optional<String> among(Collection<String> candidates, String word) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int bound = bound(word);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= bound)
        .map(candidate -> new Scored(candidate, distance(candidate, word)))
        .filter(scored -> scored.distance() <= bound)
        .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
        .map(Scored::candidate);
  }

  /** {@link #among} as a hint for a diagnostic: <code>did you mean `numero`?</code> */
  public static Optional<String> hint(Collection<String> candidates, String word) {
    return among(candidates, word).map(meant -> "did you mean `" + meant + "`?");
  }

  private record Scored(String candidate, int distance) {}

  /** A third of the word may be wrong: fewer would miss typos, more would guess. */
  private static int bound(String word) {
    return Math.max(1, word.length() / 3);
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
