package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Digits with the separators that people put into phone numbers: white space, dots, hyphens,
 * slashes, brackets.
 *
 * @param groups the digits, in groups as written
 * @param marks what stands before each group, without white space
 * @param named whether a word before it says that it is something else ("commande n°")
 */
record DigitRun(List<String> groups, List<String> marks, boolean named) {
  /** E.164 allows 15 digits, an international prefix of at most 4 may stand before them. */
  private static final int MAX_DIGITS = 19;

  private static final int MIN_DIGITS = 7;
  private static final int WORDS_LOOKED_AT = 3;
  private static final String SEPARATORS = ".-/()·•";

  private static final Set<String> PHONE_WORDS =
      Words.set(
          """
          tel telephone phone mobile portable num numero mob ext x\
          """);

  private static final Set<String> OTHER_NUMBERS =
      Words.set(
          """
          commande order cmd ref reference dossier facture invoice colis parcel tracking
          suivi carte card iban siret siren compte account client customer code ticket pas
          not isn\
          """);

  DigitRun {
    groups = List.copyOf(groups);
    marks = List.copyOf(marks);
  }

  static List<DigitRun> allIn(Tokens tokens) {
    List<DigitRun> runs = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      if (!tokens.hasDigits(i)) {
        i++;
        continue;
      }
      int end = endOf(tokens, i);
      run(tokens, i, end, runs);
      i = end;
    }
    return runs;
  }

  /** The last digits that only separators part from the digits at an index. */
  private static int endOf(Tokens tokens, int index) {
    int end = index + 1;
    while (true) {
      int next = end;
      while (isSeparator(tokens, next)) {
        next++;
      }
      boolean parted = next == end && !tokens.at(next).spaced();
      if (!tokens.hasDigits(next) || parted) {
        return end;
      }
      end = next + 1;
    }
  }

  /** A slash with white space around it stands between two numbers, a full stop ends one. */
  private static boolean isSeparator(Tokens tokens, int index) {
    Token token = tokens.at(index);
    boolean loneSlash = token.isSign("/") && token.spaced() && tokens.at(index + 1).spaced();
    boolean stop = token.isSign(".") && !token.spaced() && tokens.at(index + 1).spaced();
    return token.kind() == Token.Kind.SIGN
        && SEPARATORS.contains(token.text())
        && !loneSlash
        && !stop;
  }

  /** Adds the run, without groups at its ends that belong to a word ("A12", "14h"). */
  private static void run(Tokens tokens, int start, int end, List<DigitRun> runs) {
    int from = isGluedToWord(tokens, start) ? afterFirstGroup(tokens, start, end) : start;
    int to = isGluedBefore(tokens, end) ? beforeLastGroup(tokens, from, end) : end;
    if (from >= to) {
      return;
    }
    List<String> groups = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    StringBuilder mark = new StringBuilder(leading(tokens, from));
    for (int i = from; i < to; i++) {
      if (tokens.hasDigits(i)) {
        groups.add(tokens.at(i).text());
        marks.add(mark.toString());
        mark.setLength(0);
      } else {
        mark.append(tokens.at(i).text());
      }
    }
    runs.add(new DigitRun(groups, marks, isNamed(tokens, from)));
  }

  private static String leading(Tokens tokens, int start) {
    int sign = tokens.isSign(start - 1, "(") ? start - 2 : start - 1;
    return tokens.isSign(sign, "+") ? "+" : "";
  }

  private static boolean isGluedToWord(Tokens tokens, int start) {
    int before = start;
    while (tokens.isGlued(before) && "-_/.@#".contains(tokens.at(before - 1).text())) {
      before--;
    }
    String word = tokens.word(before - 1);
    return tokens.isGlued(before) && !word.isEmpty() && !PHONE_WORDS.contains(word);
  }

  private static boolean isGluedBefore(Tokens tokens, int end) {
    Token next = tokens.at(end);
    boolean extension = PHONE_WORDS.contains(next.text());
    boolean word = next.isWord() || next.isSign(":") || next.isSign("@") || next.isSign("_");
    boolean ends = next.isSign(":") && tokens.at(end + 1).spaced();
    return tokens.isGlued(end) && word && !extension && !ends;
  }

  private static int afterFirstGroup(Tokens tokens, int start, int end) {
    int next = start + 1;
    while (next < end && (tokens.isGlued(next) || !tokens.hasDigits(next))) {
      next++;
    }
    return next;
  }

  private static int beforeLastGroup(Tokens tokens, int start, int end) {
    int last = end - 1;
    while (last > start && tokens.isGlued(last)) {
      last--;
    }
    return last;
  }

  private static boolean isNamed(Tokens tokens, int start) {
    int words = 0;
    for (int i = start - 1; i >= 0 && words < WORDS_LOOKED_AT; i--) {
      Token token = tokens.at(i);
      if (token.isDigits() || token.isSign(".") || token.isSign(",")) {
        return false;
      }
      if (OTHER_NUMBERS.contains(token.text())) {
        return true;
      }
      if (PHONE_WORDS.contains(token.text())) {
        return false;
      }
      words += token.isWord() ? 1 : 0;
    }
    return false;
  }

  /** Whether it is as long and written as a phone number of a country would be. */
  boolean couldBePhone(String country) {
    int digits = groups.stream().mapToInt(String::length).sum();
    boolean longEnough = digits >= MIN_DIGITS && digits <= MAX_DIGITS;
    return longEnough && !named && !startsWithDate() && hasPrefix(country);
  }

  /** Three groups with one sign between them, the first or the last of four digits or all short. */
  private boolean startsWithDate() {
    boolean three = groups.size() == 3 || (groups.size() > 3 && marks.get(3).isEmpty());
    boolean sameSign =
        groups.size() >= 3 && !marks.get(1).isEmpty() && marks.get(1).equals(marks.get(2));
    if (!three || !sameSign) {
      return false;
    }
    int first = groups.get(0).length();
    int last = groups.get(2).length();
    return groups.get(1).length() <= 2 && (first == 4 || (first <= 2 && last <= 4));
  }

  /**
   * In countries where numbers start with a trunk digit, a number without it and without a country
   * prefix is a phone only if it is written in groups: "6 12 34 56 78" but not "612345678".
   */
  private boolean hasPrefix(String country) {
    String first = String.join("", groups);
    boolean international = marks.getFirst().startsWith("+") || first.startsWith("00");
    String trunk = PhoneReader.trunkPrefix(country);
    boolean hasTrunk = !trunk.equals("0") || first.startsWith("0");
    String prefix = PhoneReader.countryPrefix(country);
    boolean hasCountry = !prefix.isEmpty() && first.startsWith(prefix) && first.length() > 9;
    return international || hasTrunk || hasCountry || isPaired();
  }

  private boolean isPaired() {
    return groups.size() == 5
        && groups.getFirst().length() == 1
        && groups.stream().skip(1).allMatch(group -> group.length() == 2);
  }

  /** The number as libphonenumber reads it. */
  String text() {
    boolean plus = marks.getFirst().startsWith("+");
    StringBuilder text = new StringBuilder(plus ? "+" : "");
    for (int i = 0; i < groups.size(); i++) {
      boolean optionalZero = marks.get(i).contains("(") && groups.get(i).equals("0");
      text.append(i > 0 ? " " : "").append(optionalZero ? "" : groups.get(i));
    }
    return text.toString();
  }
}
