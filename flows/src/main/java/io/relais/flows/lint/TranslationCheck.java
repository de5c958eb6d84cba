package io.relais.flows.lint;

import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.lint.Rule.Findings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares one translation of a flow with the flow's texts, path by path. */
final class TranslationCheck {
  private final Draft draft;
  private final Draft.Translation file;
  private final Map<String, Text> texts;
  private final Set<String> missingSteps;
  private final Findings findings;

  /**
   * @param texts the flow's texts by their paths
   */
  TranslationCheck(
      Draft draft, Draft.Translation file, Map<String, Text> texts, Findings findings) {
    this.draft = draft;
    this.file = file;
    this.texts = texts;
    this.missingSteps = missingSteps(draft);
    this.findings = findings;
  }

  /** The steps that others lead to and that are not there: reported as such. */
  private static Set<String> missingSteps(Draft draft) {
    Set<String> missing = new HashSet<>();
    for (Step step : draft.flow().steps().values()) {
      Targets.of(step).forEach(target -> missing.add(target.step()));
    }
    draft.flow().defaults().values().forEach(target -> missing.add(target.step()));
    missing.removeAll(draft.flow().steps().keySet());
    return missing;
  }

  void run() {
    Set<String> orphans = new HashSet<>(file.paths().keySet());
    orphans.removeAll(texts.keySet());
    file.paths()
        .forEach(
            (path, at) -> {
              if (orphans.contains(path) && !mayBeOfLostStep(path)) {
                findings.add(
                    "E14",
                    at,
                    null,
                    "Expected the path of a text, but the flow has none at `" + path + "`",
                    DidYouMean.hint(texts.keySet(), path).orElse(null));
              }
            });
    texts.values().forEach(text -> check(text, orphans));
  }

  /** Of a step that could not be read whole, or that others lead to and that is not there. */
  private boolean mayBeOfLostStep(String path) {
    String step = step(path);
    return !draft.isWhole(step)
        || missingSteps.contains(step)
        || (step.equals("defaults") && draft.unread().contains("defaults"));
  }

  private void check(Text text, Set<String> orphans) {
    Template translated = text.byLocale().get(file.locale());
    if (translated != null) {
      sameVariables(text, translated);
    } else if (!file.lost(text.path())
        && DidYouMean.among(orphans, text.path()).isEmpty()
        && DidYouMean.among(missingSteps, step(text.path())).isEmpty()) {
      findings.add(
          "E14",
          text.in(text.locale()).at(),
          known(step(text.path())),
          "Expected a translation of this text, but " + file.file() + " has none",
          "write it at `" + text.path() + "`");
    }
  }

  private void sameVariables(Text text, Template translated) {
    Set<String> expected = UsedNames.in(text.in(text.locale()));
    Set<String> found = UsedNames.in(translated);
    if (!expected.equals(found)) {
      findings.add(
          "E14",
          translated.at(),
          known(step(text.path())),
          "Expected the same variables as in the original ("
              + listed(expected)
              + "), but found "
              + listed(found),
          null);
    }
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "none" : Outcomes.listed(names);
  }

  private static String step(String path) {
    return path.split("\\.", 2)[0];
  }

  private @Nullable String known(String step) {
    return draft.flow().steps().containsKey(step) ? step : null;
  }
}
