package io.relais.flows.answer;

/** Letters that are repeated for emphasis. */
final class Repeats {
  private static final int EMPHASIS = 3;

  private Repeats() {}

  /** Runs of three and more, and any run at the end, become one letter: "nooon", "ouii". */
  static String single(String word) {
    return shorten(word, EMPHASIS);
  }

  /** Every run becomes one letter. */
  static String all(String word) {
    return shorten(word, 2);
  }

  private static String shorten(String word, int least) {
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); ) {
      int end = i + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(i)) {
        end++;
      }
      boolean emphatic = end - i >= least || end == word.length();
      kept.append(emphatic ? word.substring(i, i + 1) : word.substring(i, end));
      i = end;
    }
    return kept.toString();
  }
}
