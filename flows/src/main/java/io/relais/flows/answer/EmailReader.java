package io.relais.flows.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An e-mail address: the one address of the text, typed or spelt out ("jean arobase exemple point
 * fr"). Two different ones, or anything with an at sign that is not quite an address, give nothing.
 */
final class EmailReader {
  /** An address right after these is one that is not meant. */
  private static final Set<String> NEGATIONS = Set.of("pas", "not", "plus", "isn't", "n'est");

  private EmailReader() {}

  static Optional<String> read(String text) {
    String line = normal(text);
    Found typed = typed(line);
    return typed.addresses().isEmpty()
        ? SpokenEmail.spellOut(line).map(EmailReader::typed).flatMap(Found::only)
        : typed.only();
  }

  /**
   * @param unsure whether an at sign belongs to something that is no address
   */
  private record Found(List<String> addresses, boolean unsure) {
    Optional<String> only() {
      boolean one = !unsure && addresses.stream().distinct().count() == 1;
      return one ? Optional.of(addresses.getFirst()) : Optional.empty();
    }
  }

  /** Full-width signs plain, invisible ones off, lower case. */
  private static String normal(String text) {
    String compatible = Normalizer.normalize(Words.tidy(text), Normalizer.Form.NFKC);
    return Words.tidy(compatible).toLowerCase(Locale.ROOT);
  }

  private static Found typed(String line) {
    List<String> addresses = new ArrayList<>();
    boolean unsure = false;
    for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
      EmailCandidate candidate = EmailCandidate.around(line, at);
      if (candidate.isAddress() && !isRejected(line, candidate)) {
        addresses.add(candidate.address());
      } else {
        unsure |= !candidate.isLoose();
      }
    }
    return new Found(addresses, unsure);
  }

  private static boolean isRejected(String line, EmailCandidate candidate) {
    String before = line.substring(0, candidate.start()).stripTrailing();
    String last = before.substring(before.lastIndexOf(' ') + 1);
    boolean spacedOut = last.equals(".");
    boolean brokenOff = last.length() > 1 && (last.endsWith("_") || last.endsWith("-"));
    boolean onlyWordBefore = last.endsWith(".") && last.length() == before.length();
    return NEGATIONS.contains(last)
        || SpokenEmail.isSeparator(last)
        || spacedOut
        || brokenOff
        || (onlyWordBefore && candidate.end() == line.length());
  }
}
