package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * E14: a text is not translated, a translation belongs to no text, or it uses other variables than
 * the original; or the flow hears words in a language that the brand does not speak.
 */
final class E14Translations implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Map<String, Text> texts = texts(draft.flow());
    draft.translations().forEach(file -> file(file, texts, draft, findings));
    draft.flow().also().forEach(locale -> locale(locale, texts, subject, findings));
    draft.flow().triggers().forEach(trigger -> keywords(trigger, subject, findings));
  }

  private static Map<String, Text> texts(Flow flow) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Step step : flow.steps().values()) {
      FlowTexts.of(step).forEach(text -> texts.putIfAbsent(text.path(), text));
    }
    return texts;
  }

  private static void file(
      Draft.Translation file, Map<String, Text> texts, Draft draft, Findings findings) {
    if (!locales(draft.flow()).contains(file.locale())) {
      findings.add(
          "E14",
          new Position(file.file(), 1, 1),
          null,
          "Expected a translation into a locale of the flow, but it does not have `"
              + file.locale()
              + "`",
          "write `also: [" + file.locale() + "]` in the flow");
    } else if (!draft.unread().contains("steps")) {
      new TranslationCheck(draft, file, texts, findings).run();
    }
  }

  private static List<String> locales(Flow flow) {
    return Stream.concat(Stream.of(flow.locale()), flow.also().stream()).toList();
  }

  private static void locale(
      String locale, Map<String, Text> texts, Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Brand brand = subject.project().brand();
    if (brand != null && !brand.locale().isEmpty() && !brand.locales().contains(locale)) {
      findings.add(
          "E14",
          draft.place("also"),
          null,
          "Expected locales of the brand, but it does not speak `" + locale + "`",
          "the brand speaks " + Outcomes.listed(brand.locales()));
    } else if (!isTranslated(locale, draft) && !texts.isEmpty()) {
      findings.add(
          "E14",
          draft.place("also"),
          null,
          "Expected translations in i18n/"
              + locale
              + "/"
              + draft.flow().id()
              + ".yaml, but there is no such file",
          null);
    }
  }

  private static boolean isTranslated(String locale, Draft draft) {
    return draft.translations().stream().anyMatch(file -> file.locale().equals(locale));
  }

  private static void keywords(Flow.Trigger trigger, Subject subject, Findings findings) {
    Brand brand = subject.project().brand();
    if (!(trigger instanceof Flow.Trigger.Keyword(var byLocale, var at))) {
      return;
    }
    for (String locale : byLocale.keySet()) {
      if (brand != null && !brand.locale().isEmpty() && !brand.locales().contains(locale)) {
        findings.add(
            "E14",
            at,
            null,
            "Expected words in the locales of the brand, but there are some in `" + locale + "`",
            "the brand speaks " + Outcomes.listed(brand.locales()));
      }
    }
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
