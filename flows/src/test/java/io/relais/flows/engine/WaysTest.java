package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ways through a flow that are not written as steps, and what steps leave behind. */
class WaysTest {
  static final String FLOW =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data: {city: text, kind: choice, amount: int, pin: text}
      defaults: {timeout: 30m, retry: 1, on: {timeout: quiet, invalid: over, undelivered: over}}
      start: city
      steps:
        city: {ask: "Quelle ville ?", as: text, into: city, next: kind}
        kind:
          menu: "Quel genre ?"
          into: kind
          stale: answer
          options: {a: Un, b: Deux, c: Sous-flux}
          next: [{if: "kind.id == 'c'", to: sub}, {else: amount}]
        amount: {ask: "Combien ?", as: int, into: amount, next: pin}
        pin: {ask: "Code ?", as: text, into: pin, locked: true, next: marked}
        marked:
          save: {tier: "gold", since: 2026-01-01}
          tags: [vip, hot]
          score: {add: "${amount * 10}", reason: "amount"}
          measure: {spent: "${amount}"}
          next: again
        again: {menu: "Encore ?", stale: ignore, options: {yes: {label: Oui, next: restart}, no: {label: Non, next: over}}}
        sub: {run: sub, next: over, on: {cancelled: city}}
        quiet: {say: "Je suis là.", next: silence}
        silence: {wait: 20h, next: resume, on: {timeout: over}}
        over: {end: done}
      """;

  static final String SUB =
      """
      flow: sub
      locale: fr
      outcomes: [done, cancelled]
      data: {x: text}
      defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over}}
      start: x
      steps:
        x: {ask: "X ?", as: text, into: x, next: over}
        over: {end: done}
      """;

  private static Play begun() {
    return Play.with(FLOW, SUB).says("salut");
  }

  @Test
  void backGoesToTheLastQuestionWithItsDataUndone() {
    Play play = begun().says("Lyon").taps("a").says("précédent");
    assertThat(play.hears()).containsExactly("Quel genre ?");
    assertThat(play.data()).containsOnlyKeys("city");
    assertThat(play.says("Précédent !").hears()).containsExactly("Quelle ville ?");
    assertThat(play.data()).isEmpty();
  }

  @Test
  void backWorksAcrossASubflow() {
    Play play = begun().says("Lyon").taps("c");
    assertThat(play.stands()).isEqualTo("main.sub/sub.x");
    assertThat(play.says("précédent").stands()).isEqualTo("main.kind");
  }

  @Test
  void cancelLeavesTheSubflowByItsOutcomeElseBeginsTheFlowAnew() {
    Play play = begun().says("Lyon").taps("c").says("annuler");
    assertThat(play.stands()).isEqualTo("main.city");
    assertThat(play.data()).containsKey("kind");
    Play root = begun().says("Lyon").says("annuler");
    assertThat(root.hears()).containsExactly("Quelle ville ?");
    assertThat(root.data()).isEmpty();
  }

  @Test
  void aDigressionToAPersonThatIsCancelledComesBackToItsQuestion() {
    Play play = begun().says("Lyon").says("conseiller");
    assertThat(play.stands()).isEqualTo("main.kind/person.ways");
    assertThat(play.says("annuler").hears()).containsExactly("Quel genre ?");
    assertThat(play.data()).containsKey("city");
    assertThat(play.taps("a").stands()).isEqualTo("main.amount");
    assertThat(begun().says("Lyon").says("conseiller").says("précédent").stands())
        .isEqualTo("main.kind");
  }

  @Test
  void twoFailedClarificationsLeadByInvalid() {
    Play play = begun().says("Lyon").taps("a").says("beaucoup").says("énormément");
    assertThat(play.stands()).isEmpty();
  }

  @Test
  void aReplyAfterSilenceGoesToTheQuestionThatWaited() {
    Play play = begun().says("Lyon").taps("a").waits(Duration.ofMinutes(30));
    assertThat(play.hears()).containsExactly("Je suis là.");
    assertThat(play.says("4").hears()).containsExactly("Code ?");
    assertThat(play.data()).containsEntry("amount", new Value.Int(4));
  }

  @Test
  void anUnreadableReplyAfterSilenceIsAskedAgain() {
    Play play = begun().says("Lyon").taps("a").waits(Duration.ofMinutes(30)).says("me revoilà");
    assertThat(play.hears().getFirst()).contains("nombre entier");
    assertThat(play.stands()).isEqualTo("main.amount");
  }

  @Test
  void aPressOnTheQuestionThatWaitedAnswersItAfterSilence() {
    Play play = begun().says("Lyon");
    Action.Option option = play.option("a");
    assertThat(play.waits(Duration.ofMinutes(30)).press(option).hears())
        .containsExactly("Combien ?");
  }

  @Test
  void aPressOnAnOldButtonMayAnswerItAnewOrDoNothing() {
    Play play = begun().says("Lyon");
    Action.Option old = play.option("b");
    play.taps("a").press(old);
    assertThat(play.data()).containsEntry("kind", new Value.Choice("b", "Deux"));
    assertThat(play.stands()).isEqualTo("main.amount");
    Play ignoring = begun().says("Lyon").taps("a").says("1").says("x");
    Action.Option no = ignoring.option("no");
    assertThat(ignoring.taps("yes").press(no).hears()).isEmpty();
    assertThat(ignoring.stands()).isEqualTo("main.city");
  }

  @Test
  void aLockedStepHearsNoWordsButStopAndTheWayToAPerson() {
    Play locked = begun().says("Lyon").taps("a").says("1");
    assertThat(locked.says("menu").data()).containsEntry("pin", new Value.Text("menu"));
    assertThat(begun().says("Lyon").taps("a").says("1").says("annuler").stands())
        .isEqualTo("main.again");
    assertThat(begun().says("Lyon").taps("a").says("1").says("stop").stands()).isEmpty();
    assertThat(begun().says("Lyon").taps("a").says("1").says("conseiller").stands())
        .endsWith("person.ways");
  }

  @Test
  void restartBeginsTheFlowWithoutItsVariables() {
    Play play = begun().says("Lyon").taps("a").says("1").says("x").taps("yes");
    assertThat(play.hears()).containsExactly("Quelle ville ?");
    assertThat(play.data()).isEmpty();
  }

  @Test
  void whatAStepLeavesBehindIsOnRecord() {
    Play play = begun().says("Lyon").taps("a").says("3").says("x");
    assertThat(play.contact().profile()).containsEntry("tier", new Value.Text("gold"));
    assertThat(play.contact().profile().get("since")).isInstanceOf(Value.Date.class);
    assertThat(play.contact().points())
        .containsEntry("main.marked", new Contact.Points(30, "amount"));
    assertThat(play.state().tags()).containsExactly("vip", "hot");
    assertThat(play.outcomes()).contains(new Outcome.Measured("spent", BigDecimal.valueOf(3)));
  }

  @Test
  void aStepThatIsTakenAgainGivesItsPointsOnce() {
    Play play = begun().says("Lyon").taps("a").says("3").says("x").taps("yes");
    play.says("Lille").taps("b").says("5").says("y");
    assertThat(play.contact().score()).isEqualTo(50);
  }

  @Test
  void aLongMenuIsShownInPagesAndHeardByNumberAndByLabel() {
    Play play = Play.with(pages(25)).says("salut");
    assertThat(play.optionsShown()).hasSize(10).startsWith("Ville 1").endsWith("Voir la suite");
    assertThat(play.taps("+more").optionsShown()).startsWith("Ville 10");
    assertThat(play.says("voir la suite").optionsShown()).startsWith("Ville 19").hasSize(8);
    assertThat(play.says("2").hears()).containsExactly("Ville 20");
    assertThat(Play.with(pages(25)).says("salut").says("Ville 23").hears())
        .containsExactly("Ville 23");
    assertThat(play.stands()).isEmpty();
  }

  private static String pages(int options) {
    String all =
        IntStream.rangeClosed(1, options)
            .mapToObj(i -> "v" + i + ": \"Ville " + i + "\"")
            .collect(Collectors.joining(", "));
    return """
    flow: main
    locale: fr
    data: {city: choice}
    defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over}}
    start: city
    steps:
      city: {menu: "Ville ?", into: city, options: {%s}, next: chosen}
      chosen: {say: "${city.label}", next: over}
      over: {end: done}
    """
        .formatted(all);
  }

  @Test
  void aMenuTakesItsOptionsFromAListAndLeavesByInvalidWhereItIsEmpty() {
    assertThat(Play.with(slots("[{id: a/1, label: Lundi}, {id: b, label: Mardi}]")).says("x"))
        .satisfies(
            play -> {
              assertThat(play.optionsShown()).containsExactly("Lundi", "Mardi");
              assertThat(play.taps("a/1").hears()).containsExactly("Lundi (a/1)");
            });
    assertThat(Play.with(slots("[]")).says("x").hears().getFirst()).endsWith("Rien.");
  }

  @Test
  void anItemThatCannotBeShownOrToldApartIsNoOption() {
    String list =
        "[{id: a, label: ' '}, {id: b, label: Mardi}, {id: b, label: Encore}, {id: %s, label: Loin}]"
            .formatted("x".repeat(97));
    assertThat(Play.with(slots(list)).says("x").optionsShown()).containsExactly("Mardi");
  }

  private static String slots(String list) {
    return """
    flow: main
    locale: fr
    data: {slots: {list: {id: text, label: text}, max: 9}, slot: choice}
    defaults: {timeout: 30m, on: {timeout: over, invalid: none, undelivered: over}}
    start: fill
    steps:
      fill: {set: {slots: %s}, next: choose}
      choose: {menu: "Quand ?", into: slot, options: {each: slots, id: id, label: label}, next: chosen}
      chosen: {say: "${slot.label} (${slot.id})", next: over}
      none: {say: "Rien.", next: over}
      over: {end: done}
    """
        .formatted(list);
  }

  @Test
  void starsCanBePressed() {
    String stars =
        """
        flow: main
        locale: fr
        data: {csat: int}
        defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over}}
        start: q
        steps:
          q: {ask: "Votre avis ?", as: int, into: csat, min: 1, max: 5, show: stars, next: said}
          said: {say: "Noté ${csat}.", next: over}
          over: {end: done}
        """;
    Play play = Play.with(stars).says("x");
    assertThat(play.optionsShown()).hasSize(5).endsWith("★★★★★");
    assertThat(play.taps("4").hears()).containsExactly("Noté 4.");
  }
}
