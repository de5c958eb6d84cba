package io.relais.flows.answer;

/** How close two words are: insertions, deletions, changes and swaps of neighbours. */
final class Similarity {
  private Similarity() {}

  /** Whether at most {@code limit} slips lie between two words. Quadratic only in short words. */
  static boolean isWithin(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return false;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        row[j] = cell(a, b, i, j, row, last, beforeLast);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return false;
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()] <= limit;
  }

  private static int cell(
      String a, String b, int i, int j, int[] row, int[] last, int[] beforeLast) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, beforeLast[j - 2] + 1) : least;
  }
}
