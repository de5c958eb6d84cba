package io.relais.flows.bundle;

import io.relais.flows.Brand;
import io.relais.flows.Flow;
import io.relais.flows.Word;
import io.relais.flows.answer.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the platform's words and the keywords of flows. Only a whole message counts, folded (case,
 * accents and punctuation do not matter), in any of the brand's locales: people say STOP in the
 * language they like.
 */
public final class WordIndex {
  private final Map<String, Word> words = new HashMap<>();
  private final Map<String, Keyword> keywords = new HashMap<>();

  /**
   * A flow's keyword.
   *
   * @param locale the one locale that lists it; empty where several do
   */
  public record Keyword(String flow, Optional<String> locale) {}

  private WordIndex() {}

  static WordIndex of(Brand brand, Collection<Flow> flows) {
    WordIndex index = new WordIndex();
    brand
        .words()
        .forEach((word, byLocale) -> byLocale.values().forEach(list -> index.add(word, list)));
    for (Flow flow : flows) {
      for (Flow.Trigger trigger : flow.triggers()) {
        switch (trigger) {
          case Flow.Trigger.Keyword keyword -> index.add(flow.id(), keyword.byLocale());
          case Flow.Trigger.TemplateReply _,
              Flow.Trigger.AdReferral _,
              Flow.Trigger.Event _,
              Flow.Trigger.Api _ -> {}
        }
      }
    }
    return index;
  }

  private void add(Word word, List<String> list) {
    list.forEach(text -> words.putIfAbsent(Words.fold(text), word));
  }

  private void add(String flow, Map<String, List<String>> byLocale) {
    Map<String, Set<String>> localesOf = new HashMap<>();
    byLocale.forEach(
        (locale, list) ->
            list.forEach(
                text ->
                    localesOf.computeIfAbsent(Words.fold(text), _ -> new HashSet<>()).add(locale)));
    localesOf.forEach(
        (text, locales) ->
            keywords.putIfAbsent(
                text,
                new Keyword(
                    flow, locales.size() == 1 ? locales.stream().findFirst() : Optional.empty())));
  }

  /** The platform's word that this message is. */
  public Optional<Word> word(String message) {
    return Optional.ofNullable(words.get(Words.fold(message)));
  }

  /** The keyword that this message is. */
  public Optional<Keyword> keyword(String message) {
    return Optional.ofNullable(keywords.get(Words.fold(message)));
  }
}
