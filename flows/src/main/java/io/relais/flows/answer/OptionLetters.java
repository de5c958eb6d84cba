package io.relais.flows.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Options that are a letter or two, "M" or "B", named with a word or two around: "taille M svp".
 * Such labels are also words of no weight ("m'en", "à"), so nothing else may be said.
 */
final class OptionLetters {
  private static final int LONGEST_LABEL = 3;

  private static final Set<String> AROUND =
      Set.of("taille", "size", "reponse", "answer", "lettre", "letter", "modele", "model");

  private OptionLetters() {}

  static Optional<Choice> match(Tokens tokens, List<Choice> options) {
    Set<Choice> named = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.at(i);
      boolean elided = tokens.isSign(i + 1, "'") && tokens.isGlued(i + 1);
      Optional<Choice> option = elided ? Optional.empty() : labelled(token.text(), options);
      option.ifPresent(named::add);
      boolean around = AROUND.contains(token.text()) || OptionWords.isStopWord(token.text());
      boolean says = token.isWord() || token.isDigits();
      if (says && option.isEmpty() && !around) {
        return Optional.empty();
      }
    }
    return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
  }

  private static Optional<Choice> labelled(String word, List<Choice> options) {
    List<Choice> found =
        options.stream()
            .filter(option -> word.length() <= LONGEST_LABEL && Character.isLetter(word.charAt(0)))
            .filter(option -> Words.fold(option.label()).equals(word))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
