package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * E14: a text is not translated, a translation belongs to no text, or it uses other variables than
 * the original; or the flow hears words in a language that it does not speak.
 */
final class E14Translations implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Map<String, Text> texts = texts(draft.flow());
    for (Draft.Translation translation : draft.translations()) {
      if (!locales(draft.flow()).contains(translation.locale())) {
        findings.add(
            "E14",
            new Position(translation.file(), 1, 1),
            null,
            "Expected a translation into a locale of the flow, but it does not have `"
                + translation.locale()
                + "`",
            "write `also: [" + translation.locale() + "]` in the flow");
      } else if (!draft.unread().contains("steps")) {
        orphans(translation, texts, draft, findings);
      }
    }
    draft.flow().also().forEach(locale -> locale(locale, texts, subject, findings));
    draft.flow().triggers().forEach(trigger -> keywords(trigger, draft, findings));
  }

  private static void keywords(Flow.Trigger trigger, Draft draft, Findings findings) {
    switch (trigger) {
      case Flow.Trigger.Keyword(var byLocale, var at) -> {
        List<String> spoken = locales(draft.flow());
        for (String locale : byLocale.keySet()) {
          if (!spoken.contains(locale) && !draft.flow().locale().isEmpty()) {
            findings.add(
                "E14",
                at,
                null,
                "Expected words in the locales of the flow, but there are some in `" + locale + "`",
                "the flow speaks " + Outcomes.listed(spoken));
          }
        }
      }
    }
  }

  private static List<String> locales(Flow flow) {
    return Stream.concat(Stream.of(flow.locale()), flow.also().stream()).toList();
  }

  private static Map<String, Text> texts(Flow flow) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Step step : flow.steps().values()) {
      FlowTexts.of(step).forEach(text -> texts.putIfAbsent(text.path(), text));
    }
    return texts;
  }

  private static void orphans(
      Draft.Translation translation, Map<String, Text> texts, Draft draft, Findings findings) {
    translation
        .paths()
        .forEach(
            (path, at) -> {
              if (!texts.containsKey(path) && !isOfBrokenStep(path, draft)) {
                findings.add(
                    "E14",
                    at,
                    null,
                    "Expected the path of a text, but the flow has none at `" + path + "`",
                    DidYouMean.hint(texts.keySet(), path).orElse(null));
              }
            });
  }

  private static boolean isOfBrokenStep(String path, Draft draft) {
    String step = path.split("\\.", 2)[0];
    return draft.flaws().containsKey(step)
        || (step.equals("defaults") && draft.unread().contains("defaults"));
  }

  private static void locale(
      String locale, Map<String, Text> texts, Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Brand brand = subject.project().brand();
    Optional<Draft.Translation> file =
        draft.translations().stream().filter(one -> one.locale().equals(locale)).findFirst();
    if (brand != null && !brand.locale().isEmpty() && !brand.locales().contains(locale)) {
      findings.add(
          "E14",
          draft.place("also"),
          null,
          "Expected locales of the brand, but it does not speak `" + locale + "`",
          "the brand speaks " + Outcomes.listed(brand.locales()));
    } else if (file.isEmpty() && !texts.isEmpty()) {
      String expected = "i18n/" + locale + "/" + draft.flow().id() + ".yaml";
      findings.add(
          "E14",
          draft.place("also"),
          null,
          "Expected translations in " + expected + ", but there is no such file",
          null);
    } else {
      file.ifPresent(one -> translated(texts, one, draft, findings));
    }
  }

  private static void translated(
      Map<String, Text> texts, Draft.Translation file, Draft draft, Findings findings) {
    Set<String> orphans = new HashSet<>(file.paths().keySet());
    orphans.removeAll(texts.keySet());
    for (Text text : texts.values()) {
      Template other = text.byLocale().get(file.locale());
      if (other != null) {
        sameVariables(text, other, draft, findings);
      } else if (!file.lost(text.path()) && DidYouMean.among(orphans, text.path()).isEmpty()) {
        missing(text, file, draft, findings);
      }
    }
  }

  private static void missing(Text text, Draft.Translation file, Draft draft, Findings findings) {
    findings.add(
        "E14",
        text.in(text.locale()).at(),
        stepOf(text, draft),
        "Expected a translation of this text, but " + file.file() + " has none",
        "write it at `" + text.path() + "`");
  }

  private static void sameVariables(Text text, Template other, Draft draft, Findings findings) {
    Template original = text.in(text.locale());
    Set<String> expected = UsedNames.in(original);
    Set<String> found = UsedNames.in(other);
    if (!expected.equals(found)) {
      findings.add(
          "E14",
          other.at(),
          stepOf(text, draft),
          "Expected the same variables as in the original ("
              + listed(expected)
              + "), but found "
              + listed(found),
          null);
    }
  }

  private static @Nullable String stepOf(Text text, Draft draft) {
    String step = text.path().split("\\.", 2)[0];
    return draft.flow().steps().containsKey(step) ? step : null;
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "none" : Outcomes.listed(names);
  }

  @Override
  public void checkBrand(Project project, Silence silence, Findings findings) {
    Brand brand = project.brand();
    if (brand == null) {
      return;
    }
    for (Text notice : List.of(brand.notices().automated(), brand.notices().stopped())) {
      for (String locale : brand.also()) {
        Template original = notice.in(notice.locale());
        if (!notice.byLocale().containsKey(locale) && !original.source().isEmpty()) {
          findings.add(
              "E14",
              original.at(),
              null,
              "Expected a translation of this text, but i18n/" + locale + "/brand.yaml has none",
              "write it at `" + notice.path() + "`");
        }
      }
    }
  }
}
