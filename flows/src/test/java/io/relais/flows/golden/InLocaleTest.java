package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InLocaleTest {
  private static final String FLOW =
      """
      flow: order
      locale: fr
      also: [en]
      data: {size: choice, day: date, gift: yes_no}
      defaults: {timeout: 30m, retry: 1, on: {timeout: fin, invalid: fin, undelivered: fin}}
      triggers: [{keyword: {fr: [bonjour], en: [hello]}}]
      start: size
      steps:
        size: {menu: "Quelle taille ?", into: size, options: {s: "Une petite", m: "Une moyenne"}, next: day}
        day: {ask: "Quand ?", as: date, into: day, next: gift}
        gift: {ask: "Un cadeau ?", as: yes_no, into: gift, next: told}
        told: {say: "C'est noté.", next: fin}
        fin: {end: done}
      """;

  private static final String ENGLISH =
      """
      size: {menu: "Which size?", options: {s: "A small one", m: "A medium one"}}
      day: {ask: "When?"}
      gift: {ask: "A gift?"}
      told: {say: "Noted."}
      """;

  private static final String PERSON =
      """
      flow: person
      locale: fr
      also: [en]
      start: fin
      steps: {fin: {end: done}}
      """;

  private static final String TEST =
      """
      flow: order
      cases:
        - case: one
          locale: fr
          talk:
            - user: bonjour
            - notice: automated
            - bot: "Quelle taille ?"
            - user: une moyenne s'il vous plaît
            - bot: "Quand ?"
            - user: demain
            - bot: "Un cadeau ?"
            - user: ouais
            - bot: "C'est noté."
            - expect: {data: {size: m, day: 2026-01-06, gift: yes}, ended: done}
      """;

  @Test
  void whoMeansTheSameInAnotherLanguageIsLedTheSameWay() {
    List<CaseResult> results = run(FLOW, true, Set.of("fr", "en")).results();

    assertThat(results).extracting(CaseResult::failure).containsOnlyNulls();
    assertThat(results).extracting(CaseResult::locale).containsExactly(null, "en");
    assertThat(results.getLast().transcript())
        .containsExactly(
            "user: hello",
            "bot:  An assistant.",
            "bot:  Which size?",
            "tap:  m",
            "bot:  When?",
            "user: 2026-01-06",
            "bot:  A gift?",
            "tap:  yes",
            "bot:  Noted.");
  }

  @Test
  void oneLanguageAloneCanBeAskedFor() {
    assertThat(run(FLOW, false, Set.of("en")).results())
        .extracting(CaseResult::locale)
        .containsExactly("en");
    assertThat(run(FLOW, false, Set.of("fr")).results())
        .extracting(CaseResult::locale)
        .containsOnlyNulls();
  }

  @Test
  void aStepThatOneLanguageDoesNotComeToFailsTheCase() {
    String other =
        FLOW.replace(
            "into: day, next: gift}",
            "into: day, next: [{if: \"contact.locale == 'en'\", to: told}, {else: gift}]}");

    CaseResult.Failure failure =
        Objects.requireNonNull(run(other, true, Set.of("en")).results().getLast().failure());

    assertThat(failure.at().line()).isEqualTo(11);
    assertThat(failure.message())
        .startsWith("Expected the same steps, options and data in `en` as in the language of");
    assertThat(failure.diff()).contains("- order.gift speaks [yes, no]", "+ order.told speaks");
  }

  @Test
  void coverageIsKeptByLanguage() {
    Coverage coverage = run(FLOW, true, Set.of("en")).coverage();

    assertThat(coverage.locales()).containsExactly("en", "fr");
    assertThat(run(FLOW, true, Set.of()).coverage().locales()).containsExactly("fr");
  }

  private static GoldenReport run(String flow, boolean asWritten, Set<String> locales) {
    Workspace workspace =
        Workspace.load(
            new Sources(
                Map.of(
                    "brand.yaml",
                    Shop.BRAND
                        .replace("locale: en\n", "locale: fr\nalso: [en]\n")
                        .replaceAll("\\{en: \\[(\\w+)]}", "{fr: [$1], en: [$1]}")
                        .replace("This is a bot.", "Un assistant."),
                    "i18n/en/brand.yaml",
                    "notices: {automated: An assistant., stopped: No more.}",
                    "flows/order.flow.yaml",
                    flow,
                    "i18n/en/order.yaml",
                    ENGLISH,
                    "flows/person.flow.yaml",
                    PERSON)));
    Bundle bundle = Objects.requireNonNull(workspace.bundle(), workspace.toString());
    return GoldenTests.run(bundle, Map.of("tests/t.test.yaml", TEST), asWritten, locales);
  }
}
