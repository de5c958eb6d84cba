package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that are spelt out or spaced out: "jean arobase exemple point fr", "jean (at) exemple
 * (dot) fr", "jean @ exemple.fr".
 *
 * <p>A bare "at" is an English word, so it counts only if the domain is spelt out too, or nothing
 * but the address was written. What stands before the name must be a word that introduces an
 * address: in "jean dupont @ exemple.fr" nobody knows where the name begins.
 */
final class SpokenEmail {
  private static final Set<String> AT = Set.of("@", "arobase", "arobas", "arrobase", "at");
  private static final Set<String> DOTS = Set.of("point", "dot", "pt");
  private static final Set<String> DASHES = Set.of("tiret", "dash", "hyphen");
  private static final Set<String> UNDERSCORES = Set.of("underscore", "undescore");

  private static final Set<String> INTRODUCTIONS =
      Words.set(
          """
          est c'est cest mail email e-mail mel courriel adresse address is it's its voici
          oui yes sur à a to at par me here suivant suivante bonjour hello hi ok bien sûr sure\
          """);

  /** "j e a n @ exemple.fr": one letter is only a part of the name. */
  private static final int SHORTEST_NAME = 2;

  private SpokenEmail() {}

  static boolean isSeparator(String word) {
    return DOTS.contains(word) || DASHES.contains(word) || UNDERSCORES.contains(word);
  }

  /** The address as it would be typed, alone in a line; nothing if none is spelt out. */
  static Optional<String> spellOut(String line) {
    List<String> words = words(line);
    int at = onlyAt(words);
    if (at < 1 || at >= words.size() - 1 || words.get(at - 1).length() < SHORTEST_NAME) {
      return Optional.empty();
    }
    int start = startOfLocal(words, at);
    int end = endOfDomain(words, at + 1);
    String address = withoutPunctuation(join(words, start, at) + "@" + join(words, at + 1, end));
    boolean introduced = start == 0 || isIntroduction(words.get(start - 1));
    boolean alone = start == 0 && end == words.size();
    boolean spelt = words.subList(at + 1, end).stream().anyMatch(DOTS::contains);
    boolean certain = spelt || alone || !words.get(at).equals("at");
    boolean commonTop = EmailDomain.isCommonTop(address.substring(address.lastIndexOf('.') + 1));
    return introduced && certain && commonTop ? Optional.of(address) : Optional.empty();
  }

  /** Words, with brackets gone and at signs apart: "jean(at)exemple" is three. */
  private static List<String> words(String line) {
    String apart =
        line.replace("(a)", "@")
            .replace("[a]", "@")
            .replace("@", " @ ")
            .replaceAll("[(\\[{<>}\\])]", " ");
    List<String> words = new ArrayList<>();
    for (String word : apart.replace("tiret du bas", "underscore").split("[ \n]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static int onlyAt(List<String> words) {
    long count = words.stream().filter(AT::contains).count();
    for (int i = 0; i < words.size() && count == 1; i++) {
      if (AT.contains(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int startOfLocal(List<String> words, int at) {
    int start = at - 1;
    while (start >= 2 && isSeparator(words.get(start - 1))) {
      start -= 2;
    }
    return start;
  }

  private static int endOfDomain(List<String> words, int first) {
    int end = first + 1;
    while (end + 1 < words.size() && isSeparator(words.get(end))) {
      end += 2;
    }
    return end;
  }

  private static String join(List<String> words, int start, int end) {
    StringBuilder joined = new StringBuilder();
    for (String word : words.subList(start, end)) {
      joined.append(
          DOTS.contains(word)
              ? "."
              : DASHES.contains(word) ? "-" : UNDERSCORES.contains(word) ? "_" : word);
    }
    return joined.toString();
  }

  private static String withoutPunctuation(String address) {
    int start = address.lastIndexOf(':') + 1;
    int end = address.length();
    while (end > start && ".,;!?".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(start, end);
  }

  private static boolean isIntroduction(String word) {
    return word.endsWith(":") || word.endsWith(",") || INTRODUCTIONS.contains(word);
  }
}
