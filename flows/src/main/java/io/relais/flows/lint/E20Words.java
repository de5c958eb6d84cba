package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.Flow;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.Word;
import io.relais.flows.answer.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * E20: an option or a keyword reads like a word of the platform, which would be taken first; or two
 * words of the platform read alike.
 */
final class E20Words implements Rule {
  private static final Position BRAND = new Position("brand.yaml", 1, 1);

  @Override
  public void check(Subject subject, Findings findings) {
    Brand brand = subject.project().brand();
    if (brand == null) {
      return;
    }
    Map<String, Word> words = words(brand);
    for (Step step : subject.knownSteps()) {
      options(step).forEach(option -> label(option.label(), step, words, findings));
    }
    for (Flow.Trigger trigger : subject.draft().flow().triggers()) {
      if (trigger instanceof Flow.Trigger.Keyword(var byLocale, var at)) {
        byLocale
            .values()
            .forEach(list -> list.forEach(text -> taken(text, at, null, words, findings)));
      }
    }
  }

  private static List<Step.Option> options(Step step) {
    List<Step.Option> options = new ArrayList<>();
    if (step instanceof Step.Menu menu) {
      options.addAll(menu.options());
    }
    step.asks().forEach(asked -> options.addAll(asked.options()));
    return options;
  }

  private static Map<String, Word> words(Brand brand) {
    Map<String, Word> words = new HashMap<>();
    brand
        .words()
        .forEach(
            (word, byLocale) ->
                byLocale
                    .values()
                    .forEach(
                        list -> list.forEach(text -> words.putIfAbsent(Words.fold(text), word))));
    return words;
  }

  private static void label(Text label, Step step, Map<String, Word> words, Findings findings) {
    for (Template text : label.byLocale().values()) {
      taken(text.source(), text.at(), step.id(), words, findings);
    }
  }

  private static void taken(
      String text, Position at, @Nullable String step, Map<String, Word> words, Findings findings) {
    Word word = words.get(Words.fold(text));
    if (word != null) {
      findings.add(
          "E20",
          at,
          step,
          "Expected a text of its own, but `"
              + text
              + "` is the word `"
              + word.key()
              + "` of brand.yaml, which is understood first",
          null);
    }
  }

  @Override
  public void checkBrand(Project project, Silence silence, Findings findings) {
    Brand brand = project.brand();
    if (brand == null) {
      return;
    }
    Map<String, Word> first = words(brand);
    Set<String> told = new HashSet<>();
    brand
        .words()
        .forEach(
            (word, byLocale) ->
                byLocale
                    .values()
                    .forEach(
                        list ->
                            list.stream()
                                .filter(text -> first.get(Words.fold(text)) != word)
                                .filter(text -> told.add(Words.fold(text)))
                                .forEach(text -> twice(text, word, first, findings))));
  }

  private static void twice(String text, Word word, Map<String, Word> first, Findings findings) {
    Word other = first.get(Words.fold(text));
    findings.add(
        "E20",
        BRAND,
        null,
        "Expected each word once, but `"
            + text
            + "` stands for `"
            + word.key()
            + "` and for `"
            + (other == null ? "" : other.key())
            + "`",
        null);
  }
}
