package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Phrases and what they mean, found by their first word; the longest wins.
 *
 * @param <M> the meaning
 */
final class Phrases<M> {
  /** A phrase that was found, and the index after it. */
  record Match<M>(M meaning, int end) {}

  private record Phrase<M>(List<String> words, M meaning) {}

  private final Map<String, List<Phrase<M>>> byFirstWord = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();

  /**
   * Adds phrases, separated by commas or line ends, in plain form: lower case, no accents, a space
   * for every apostrophe and hyphen.
   */
  Phrases<M> add(M meaning, String phrases) {
    for (String phrase : phrases.split("[,\n]")) {
      if (!phrase.isBlank()) {
        List<String> words = List.of(phrase.strip().split(" +"));
        byFirstWord
            .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
            .add(new Phrase<>(words, meaning));
        vocabulary.addAll(words);
      }
    }
    byFirstWord.values().forEach(list -> list.sort(Comparator.comparingInt(Phrases::negated)));
    return this;
  }

  private static int negated(Phrase<?> phrase) {
    return -phrase.words().size();
  }

  Phrases<M> addAll(Phrases<M> others) {
    for (List<Phrase<M>> list : others.byFirstWord.values()) {
      for (Phrase<M> phrase : list) {
        add(phrase.meaning(), String.join(" ", phrase.words()));
      }
    }
    return this;
  }

  /** Whether a word occurs in any phrase. */
  boolean knows(String word) {
    return vocabulary.contains(word);
  }

  /** The longest phrase that starts at an index. */
  Optional<Match<M>> at(Tokens tokens, int index) {
    for (Phrase<M> phrase : byFirstWord.getOrDefault(tokens.at(index).text(), List.of())) {
      int end = tokens.endOfPhrase(index, phrase.words());
      if (end > index) {
        return Optional.of(new Match<>(phrase.meaning(), end));
      }
    }
    return Optional.empty();
  }

  /** Whether any of the phrases occurs anywhere. */
  boolean occurIn(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (at(tokens, i).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
