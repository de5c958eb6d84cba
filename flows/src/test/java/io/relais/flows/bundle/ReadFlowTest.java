package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Contact;
import io.relais.flows.DataType;
import io.relais.flows.Expression;
import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.expr.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is written is what is read. */
class ReadFlowTest {
  private static final String FLOW =
      """
      flow: accueil
      locale: fr
      inputs: {source: optional text}
      outcomes: [done, left]
      data:
        nom: text
        prix: number
        depuis: date
        vip: optional yes_no
        motif: choice
        lignes: {list: {sku: text, n: optional int}, max: 3}
      defaults:
        timeout: 30m
        retry: {max: 1, say: "Pardon ?"}
        on: {timeout: fin, invalid: fin, undelivered: fin}
      triggers:
        - {keyword: {fr: [bonjour, "bon jour"]}}
      start: debut
      steps:
        debut:
          say: "Bonjour ${ contact.name == 'a}b' ? '}' : or(contact.name, '') }, ça va ? \\"${nom}\\""
          next: question
        question:
          ask: |
            Votre nom,
            ${or(contact.name, 'vous')} ?
          as: text
          into: nom
          match: '[A-Z]+'
          min: 2
          check: [{if: 'size(nom) > 40', say: "Trop long"}]
          retry: 3
          timeout: 2d
          set: {prix: 3, depuis: 2026-02-28, vip: null, lignes: [{sku: a, n: 2}]}
          next:
            - {if: nom == 'x', to: choix}
            - {else: motif}
        motif:
          ask: "Pourquoi ?"
          as: choice
          into: motif
          options: {taille: "Taille", avis: {label: "Avis", hint: "Autre", if: "vip == true"}}
          next: choix
        choix:
          menu: "Et ensuite ?"
          options:
            on: {label: "Continuer", next: attente}
            no: "Arrêter"
          next: parti
        attente: {wait: 20h, next: aide, on: {timeout: parti}}
        aide: {run: aide, with: {about: "${nom}", depuis: 2026-01-01}, next: suite}
        suite: {next: fin}
        parti: {end: left}
        fin: {end: done}
      """;

  private static final String HELP =
      """
      flow: aide
      locale: fr
      inputs: {about: text, depuis: date}
      outcomes: [done]
      start: fin
      steps: {fin: {end: done}}
      """;

  private static Bundle bundle() {
    Workspace workspace =
        Workspace.load(
            Flows.workspace(Map.of("flows/accueil.flow.yaml", FLOW, "flows/aide.flow.yaml", HELP)));
    assertThat(workspace.diagnostics()).isEmpty();
    return Objects.requireNonNull(workspace.bundle());
  }

  private static Flow flow() {
    return Objects.requireNonNull(bundle().flow("accueil"));
  }

  private static <S extends Step> S step(String id, Class<S> type) {
    return type.cast(flow().step(id));
  }

  @Test
  void theContractOfAFlowIsRead() {
    Flow flow = flow();

    assertThat(flow.inputs())
        .containsEntry("source", new DataType.Optional(new DataType.Scalar(AnswerType.TEXT)));
    assertThat(flow.outcomes()).containsExactly("done", "left");
    assertThat(flow.typeOf("lignes"))
        .isEqualTo(
            new DataType.Items(
                new DataType.Fields(
                    Map.of(
                        "sku", new DataType.Scalar(AnswerType.TEXT),
                        "n", new DataType.Optional(new DataType.Scalar(AnswerType.INT)))),
                3));
    assertThat(flow.triggers())
        .singleElement()
        .isInstanceOfSatisfying(
            Flow.Trigger.Keyword.class,
            keyword ->
                assertThat(keyword.byLocale())
                    .isEqualTo(Map.of("fr", List.of("bonjour", "bon jour"))));
    assertThat(flow.defaults()).containsOnlyKeys("timeout", "invalid", "undelivered");
  }

  @Test
  void expressionsOfATextAreFoundWhereTheyStandWhateverIsInsideThem() {
    List<Expression> expressions = step("debut", Step.Say.class).text().in("fr").expressions();

    assertThat(expressions)
        .extracting(Expression::source)
        .containsExactly("contact.name == 'a}b' ? '}' : or(contact.name, '')", "nom");
    assertThat(expressions)
        .extracting(Expression::at)
        .containsExactly(
            new Position("flows/accueil.flow.yaml", 21, 22),
            new Position("flows/accueil.flow.yaml", 21, 88));
  }

  @Test
  void anExpressionInABlockOfTextStandsInItsOwnLine() {
    Step.Ask ask = step("question", Step.Ask.class);

    assertThat(ask.question().in("fr").source())
        .isEqualTo("Votre nom,\n${or(contact.name, 'vous')} ?\n");
    assertThat(ask.question().in("fr").expressions().getFirst().at())
        .isEqualTo(new Position("flows/accueil.flow.yaml", 26, 9));
  }

  @Test
  void aQuestionKeepsItsOwnRetryAndTimeoutAndInheritsTheRest() {
    Step.Ask ask = step("question", Step.Ask.class);

    assertThat(ask.timeout()).isEqualTo(Duration.ofDays(2));
    assertThat(ask.retry().max()).isEqualTo(3);
    assertThat(Objects.requireNonNull(ask.retry().say()).path()).isEqualTo("defaults.retry.say");
    assertThat(ask.refine().match()).isEqualTo("[A-Z]+");
    assertThat(ask.refine().checks()).hasSize(1);
    assertThat(step("choix", Step.Menu.class).timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(step("choix", Step.Menu.class).retry().max()).isEqualTo(1);
  }

  @Test
  void plainValuesTakeTheTypeOfTheirVariable() {
    Map<String, ValueSource> set = step("question", Step.Ask.class).common().set();

    assertThat(literal(set.get("prix"))).isEqualTo(new Value.Num(BigDecimal.valueOf(3)));
    assertThat(literal(set.get("depuis"))).isEqualTo(new Value.Date(LocalDate.of(2026, 2, 28)));
    assertThat(set.get("vip")).isInstanceOf(ValueSource.Unset.class);
    assertThat(literal(set.get("lignes"))).isInstanceOf(Value.Items.class);
    assertThat(literal(step("aide", Step.Run.class).with().get("depuis")))
        .isEqualTo(new Value.Date(LocalDate.of(2026, 1, 1)));
  }

  private static Value literal(ValueSource source) {
    return ((ValueSource.Literal) source).value();
  }

  @Test
  void branchesEndWithElse() {
    assertThat(step("question", Step.Ask.class).common().next())
        .isInstanceOfSatisfying(
            Next.Branches.class,
            next -> {
              assertThat(next.branches()).hasSize(1);
              assertThat(next.branches().getFirst().condition().source()).isEqualTo("nom == 'x'");
              assertThat(next.otherwise().step()).isEqualTo("motif");
            });
  }

  @Test
  void onAndNoArePlainWords() {
    assertThat(step("choix", Step.Menu.class).options())
        .extracting(Step.Option::id)
        .containsExactly("on", "no");
  }

  @Test
  void aSubflowsOtherOutcomesAreKnownToTheStepThatRunsIt() {
    String left = HELP.replace("[done]", "[done, left]");
    String flow = FLOW.replace("next: suite}", "next: suite, on: {left: fin}}");
    Workspace workspace =
        Workspace.load(
            Flows.workspace(Map.of("flows/accueil.flow.yaml", flow, "flows/aide.flow.yaml", left)));

    Bundle bundle = Objects.requireNonNull(workspace.bundle());

    assertThat(Objects.requireNonNull(bundle.flow("accueil")).step("aide").outcomes())
        .containsExactly("left");
  }

  @Test
  void everyExpressionOfABundleIsCompiled() {
    Bundle bundle = bundle();
    Flow flow = Objects.requireNonNull(bundle.flow("accueil"));
    Expression condition =
        ((Next.Branches) Objects.requireNonNull(flow.step("question").common().next()))
            .branches()
            .getFirst()
            .condition();

    boolean holds =
        bundle
            .expressions()
            .test(
                condition,
                new Scope(
                    bundle.brand(),
                    Contact.UNKNOWN,
                    "fr",
                    Instant.EPOCH,
                    Map.of("nom", new Value.Text("x"))));

    assertThat(holds).isTrue();
  }
}
