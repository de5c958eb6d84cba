package io.relais.flows.answer;

/**
 * What stands around an at sign, up to the first characters that cannot belong to an address.
 *
 * @param start the index of its first character in the line
 * @param end the index after its last
 * @param clean whether what touches it is white space or punctuation
 */
record EmailCandidate(String local, String domain, int start, int end, boolean clean) {
  /** RFC 5321, section 4.5.3.1. */
  private static final int MAX_LOCAL = 64;

  private static final int MAX_ADDRESS = 254;

  private static final String LOCAL_SIGNS = "._%+-'";

  /** Legal in a local part (RFC 5322) and never meant in one: they make the address unsure. */
  private static final String ODD_SIGNS = "!#$^{}&";

  private static final String OPENING = " \n<([{\":,;=>|*`~";
  private static final String CLOSING = " \n>)]}\",;:!?|*`~'/";

  static EmailCandidate around(String line, int at) {
    int start = at;
    while (start > 0 && isLocal(line.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < line.length() && isDomain(line.charAt(end))) {
      end++;
    }
    while (end > at + 1 && ".-".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    if (isItalic(line, start, end)) {
      return cut(line, start + 1, at, end, true);
    }
    if (start < at && line.charAt(start) == '\'') {
      start++;
    }
    return cut(line, start, at, end, isOpening(line, start) && isClosing(line, end));
  }

  private static EmailCandidate cut(String line, int start, int at, int end, boolean clean) {
    return new EmailCandidate(
        line.substring(start, at), line.substring(at + 1, end), start, end, clean);
  }

  /** WhatsApp writes italics between underscores. */
  private static boolean isItalic(String line, int start, int end) {
    return line.charAt(start) == '_' && end < line.length() && line.charAt(end) == '_';
  }

  /** A sign with a letter before it ("jean,dupont@") is more likely a slip than a beginning. */
  private static boolean isOpening(String line, int start) {
    boolean slip =
        start > 1
            && ",;*|`".indexOf(line.charAt(start - 1)) >= 0
            && Character.isLetterOrDigit(line.charAt(start - 2));
    return !slip && hasOpening(line, start);
  }

  private static boolean hasOpening(String line, int start) {
    return start == 0 || OPENING.indexOf(line.charAt(start - 1)) >= 0 || isQuote(line, start - 1);
  }

  private static boolean isQuote(String line, int index) {
    int type = Character.getType(line.charAt(index));
    return line.charAt(index) == '\''
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_SYMBOL
        || type == Character.SURROGATE;
  }

  /** A comma with a letter after it ("gmail.fr,com") is more likely a slip than an end. */
  private static boolean isClosing(String line, int end) {
    if (end == line.length()) {
      return true;
    }
    char next = line.charAt(end);
    boolean followed = end + 1 < line.length() && Character.isLetterOrDigit(line.charAt(end + 1));
    boolean punctuation =
        CLOSING.indexOf(next) >= 0 || ".-".indexOf(next) >= 0 || isQuote(line, end);
    boolean slip = followed && ",;.-/".indexOf(next) >= 0;
    return punctuation && !slip;
  }

  boolean isAddress() {
    return clean
        && isLocalPart(local)
        && EmailDomain.isValid(domain)
        && address().length() <= MAX_ADDRESS;
  }

  /** "@name" and "a @ b" have no address around the sign; they are judged elsewhere. */
  boolean isLoose() {
    return local.isEmpty() || domain.isEmpty();
  }

  String address() {
    return local + "@" + domain;
  }

  private static boolean isLocalPart(String local) {
    return !local.isEmpty()
        && local.length() <= MAX_LOCAL
        && (isAsciiLetterOrDigit(local.charAt(0)) || local.startsWith("_"))
        && !local.endsWith(".")
        && !local.endsWith("'")
        && !local.contains("..")
        && local.chars().noneMatch(c -> ODD_SIGNS.indexOf(c) >= 0);
  }

  private static boolean isLocal(char c) {
    return isAsciiLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0 || ODD_SIGNS.indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
