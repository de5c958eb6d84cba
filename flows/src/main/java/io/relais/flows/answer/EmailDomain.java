package io.relais.flows.answer;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a domain could receive mail. */
final class EmailDomain {
  /** RFC 1035, section 2.3.4. */
  private static final int MAX_LABEL = 63;

  private static final int COUNTRY = 2;
  private static final int LONGEST_TOP = 24;

  /** Top-level domains of two letters that are no ISO 3166 country. */
  private static final Set<String> MORE_COUNTRIES = Set.of("uk", "eu", "su", "ac");

  /** What ".com" and other endings become under a thumb; none exists. */
  private static final Set<String> SLIPS =
      Words.set(
          """
          con cmo ocm cim cpm vom xom comm coom comn clm vcom ner nett ent ogr orgg frr
          ffr dom\
          """);

  private static final Set<String> COMMON =
      Words.set(
          """
          com net org fr be ch uk de es it eu io ca\
          """);

  /** The next word, written on without white space. */
  private static final List<String> COURTESIES =
      List.of("merci", "thanks", "bonjour", "svp", "stp", "please", "cordialement");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private EmailDomain() {}

  static boolean isValid(String domain) {
    List<String> labels = List.of(domain.split("\\.", -1));
    String top = labels.getLast();
    return labels.size() >= 2
        && labels.stream().allMatch(EmailDomain::isLabel)
        && isTop(top)
        && !hasTextBehind(labels)
        && isEncodable(domain);
  }

  static boolean isCommonTop(String top) {
    return COMMON.contains(top);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= MAX_LABEL
        && isOfOneScript(label)
        && !label.startsWith("-")
        && !label.endsWith("-");
  }

  /** Letters of another script among Latin ones look right and reach somebody else. */
  private static boolean isOfOneScript(String label) {
    return label
            .codePoints()
            .filter(Character::isLetter)
            .mapToObj(Character.UnicodeScript::of)
            .distinct()
            .limit(2)
            .count()
        <= 1;
  }

  private static boolean isTop(String top) {
    if (top.startsWith("xn--")) {
      return true;
    }
    boolean letters = top.chars().allMatch(Character::isLetter);
    boolean country =
        top.length() > COUNTRY
            || MORE_COUNTRIES.contains(top)
            || COUNTRIES.contains(top.toUpperCase(Locale.ROOT))
            || top.chars().anyMatch(c -> c > 'z');
    return letters
        && country
        && top.length() >= COUNTRY
        && top.length() <= LONGEST_TOP
        && !SLIPS.contains(top)
        && COURTESIES.stream().noneMatch(word -> top.length() > 5 && top.endsWith(word));
  }

  /** "gmail.com.merci": the next sentence begins without white space. */
  private static boolean hasTextBehind(List<String> labels) {
    String top = labels.getLast();
    String before = labels.get(labels.size() - 2);
    return labels.size() > 2 && isCommonTop(before) && top.length() > COUNTRY;
  }

  private static boolean isEncodable(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).length() <= 253;
    } catch (IllegalArgumentException notADomain) {
      return false;
    }
  }
}
