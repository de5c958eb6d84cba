package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sentence that names one option: "je voudrais faire un retour svp" for "Faire un retour".
 *
 * <p>Only words that tell the options apart count. An option of which a part is named is chosen
 * only if the sentence has no other word of weight: "annuler ma commande" does not name "Suivre ma
 * commande". Two options, a negation that is not the label's own, and a question give nothing.
 */
final class OptionSentence {
  /** A longer text tells a story; a word in it is no choice. */
  private static final int LONGEST = 20;

  private OptionSentence() {}

  /** What a sentence says of one option. */
  private record Evidence(Choice option, Set<String> label, Set<String> matched, boolean distinct) {
    boolean isFull() {
      return matched.containsAll(label);
    }

    boolean covers(Evidence other) {
      return label.size() > other.label.size() && matched.containsAll(other.matched);
    }
  }

  static Optional<Choice> match(Tokens tokens, List<Choice> options) {
    List<String> said = OptionWords.significant(tokens);
    if (said.isEmpty() || words(tokens) > LONGEST || OptionWords.QUESTIONS.occurIn(tokens)) {
      return Optional.empty();
    }
    List<Evidence> named = evidence(said, options).stream().filter(Evidence::distinct).toList();
    List<Evidence> full = named.stream().filter(Evidence::isFull).toList();
    List<Evidence> best = full.isEmpty() ? named : widest(full);
    if (best.size() != 1 || isContradicted(best.getFirst(), named)) {
      return Optional.empty();
    }
    Evidence only = best.getFirst();
    boolean clear = only.isFull() || saysNothingElse(said, only);
    boolean alone = !isNegated(tokens, only) && !namesLightOption(tokens, only, options);
    return clear && alone ? Optional.of(only.option()) : Optional.empty();
  }

  /** "A ou B": another option's label is said, though its words carry no weight. */
  private static boolean namesLightOption(Tokens tokens, Evidence only, List<Choice> options) {
    List<String> all = OptionWords.all(tokens);
    return options.stream()
        .filter(option -> !option.equals(only.option()))
        .map(option -> Tokens.of(option.label()))
        .filter(label -> OptionWords.significant(label).isEmpty())
        .map(OptionWords::all)
        .anyMatch(label -> !label.isEmpty() && all.containsAll(label));
  }

  /** Whether a text has a word of weight in common with any label. */
  static boolean touchesAny(Tokens tokens, List<Choice> options) {
    return evidence(OptionWords.significant(tokens), options).stream()
        .anyMatch(e -> !e.matched().isEmpty());
  }

  private static List<Evidence> evidence(List<String> said, List<Choice> options) {
    List<Set<String>> labels = options.stream().map(OptionSentence::labelWords).toList();
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      Set<String> matched = new HashSet<>();
      boolean distinct = false;
      for (String word : labels.get(i)) {
        if (said.stream().anyMatch(s -> OptionWords.same(s, word))) {
          matched.add(word);
          distinct |= isOnlyIn(word, i, labels);
        }
      }
      boolean wholly = said.containsAll(labels.get(i));
      all.add(new Evidence(options.get(i), labels.get(i), matched, distinct || wholly));
    }
    return all;
  }

  private static boolean isOnlyIn(String word, int index, List<Set<String>> labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (i != index && labels.get(i).stream().anyMatch(other -> OptionWords.same(word, other))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> labelWords(Choice option) {
    Tokens label = Tokens.of(option.label());
    List<String> significant = OptionWords.significant(label);
    return Set.copyOf(significant.isEmpty() ? OptionWords.all(label) : significant);
  }

  /** "Retour en magasin" rather than "Retour", if all of it is said. */
  private static List<Evidence> widest(List<Evidence> full) {
    return full.stream().filter(e -> full.stream().noneMatch(o -> o.covers(e))).toList();
  }

  /** Another option's own word is said as well. */
  private static boolean isContradicted(Evidence only, List<Evidence> named) {
    return named.stream().anyMatch(e -> !only.matched().containsAll(e.matched()));
  }

  private static boolean saysNothingElse(List<String> said, Evidence only) {
    return said.stream()
        .allMatch(s -> only.label().stream().anyMatch(word -> OptionWords.sameWord(s, word)));
  }

  private static boolean isNegated(Tokens tokens, Evidence only) {
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      if (OptionWords.NEGATIONS.contains(word) && !only.label().contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static int words(Tokens tokens) {
    int words = 0;
    for (int i = 0; i < tokens.size(); i++) {
      words += tokens.at(i).isWord() ? 1 : 0;
    }
    return words;
  }
}
