package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number in digits, with its thousands and decimals.
 *
 * @param value empty where the form is no number ("1.2.3"), or could be two ("1.200" in French)
 * @param end the index after its last token
 * @param grouped whether white space, an apostrophe, a comma or a dot parts it
 */
record Numeral(Optional<BigDecimal> value, int end, boolean grouped) {
  /** More digits before the decimals are a phone, a card or an order number, not a quantity. */
  static final int MAX_DIGITS = 9;

  private static final int GROUP = 3;

  /** The number whose first digits are at an index. */
  static Numeral at(Tokens tokens, int index, NumberStyle style) {
    List<String> groups = new ArrayList<>(List.of(tokens.at(index).text()));
    StringBuilder separators = new StringBuilder();
    int end = index + 1;
    while (true) {
      if (tokens.hasDigits(end) && tokens.at(end).spaced() && !isFraction(tokens, end)) {
        separators.append(' ');
        groups.add(tokens.at(end).text());
        end++;
      } else if (isSeparator(tokens, end)) {
        separators.append(tokens.at(end).text());
        groups.add(tokens.at(end + 1).text());
        end += 2;
      } else {
        break;
      }
    }
    Optional<BigDecimal> value =
        separators.isEmpty()
            ? plain(groups.getFirst())
            : parted(groups, separators.toString(), style);
    return new Numeral(value, end, !separators.isEmpty());
  }

  /** "2 1/2": what follows the space is not a group. */
  private static boolean isFraction(Tokens tokens, int index) {
    return tokens.isSign(index + 1, "/") || tokens.isSign(index + 1, "⁄");
  }

  private static boolean isSeparator(Tokens tokens, int index) {
    boolean sign =
        tokens.isSign(index, ",") || tokens.isSign(index, ".") || tokens.isSign(index, "'");
    return sign
        && tokens.isGlued(index)
        && tokens.isGlued(index + 1)
        && tokens.hasDigits(index + 1);
  }

  /** Digits alone. A leading zero is a code or a phone, but for "0" and the two digits of "05". */
  private static Optional<BigDecimal> plain(String digits) {
    boolean code = digits.startsWith("0") && digits.length() > 2;
    return code || digits.length() > MAX_DIGITS
        ? Optional.empty()
        : Optional.of(new BigDecimal(digits));
  }

  private static Optional<BigDecimal> parted(
      List<String> groups, String separators, NumberStyle style) {
    char last = separators.charAt(separators.length() - 1);
    boolean lastIsOther = separators.length() > 1 && separators.charAt(0) != last;
    boolean oneMark = separators.length() == 1 && last != ' ' && last != '\'';
    if (oneMark) {
      return style.marked(groups.getFirst(), last, groups.getLast());
    }
    if (!lastIsOther) {
      return isUniform(separators) ? grouped(groups) : Optional.empty();
    }
    String whole = separators.substring(0, separators.length() - 1);
    boolean decimals = (last == ',' || last == '.') && isUniform(whole);
    return decimals
        ? grouped(groups.subList(0, groups.size() - 1))
            .map(value -> new BigDecimal(value.toPlainString() + "." + groups.getLast()))
        : Optional.empty();
  }

  private static boolean isUniform(String separators) {
    return separators.chars().allMatch(c -> c == separators.charAt(0));
  }

  /** One to three digits, then groups of three: "1 234 567". */
  private static Optional<BigDecimal> grouped(List<String> groups) {
    String first = groups.getFirst();
    boolean wellFormed =
        first.length() <= GROUP
            && !first.startsWith("0")
            && groups.stream().skip(1).allMatch(group -> group.length() == GROUP);
    String digits = String.join("", groups);
    return wellFormed && digits.length() <= MAX_DIGITS
        ? Optional.of(new BigDecimal(digits))
        : Optional.empty();
  }
}
