package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Presentation;
import io.relais.flows.Turn;
import io.relais.flows.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowEngineTest {
  static final String SHOP =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data: {order: text, email: email, stars: int, happy: yes_no, reason: choice}
      defaults: {timeout: 30m, retry: 1, on: {timeout: over, invalid: lost, undelivered: lost}}
      triggers:
        - {keyword: {fr: [bonjour], en: [hello]}}
      start: hello
      steps:
        hello: {say: "Bonjour ${or(contact.first_name, 'et bienvenue')}.", next: menu}
        menu:
          menu: "Que faire ?"
          options:
            track: {label: Suivre, next: number}
            rate:  {label: Noter, next: rate}
            why:   {label: Expliquer, next: why}
        number:
          ask: "Quelle commande ?"
          as: text
          into: order
          match: "(?i)CMD-?[0-9]{5}"
          retry: {max: 2, say: "CMD et 5 chiffres."}
          next: mail
        mail: {ask: "Votre e-mail ?", as: email, into: email, next: thanks}
        thanks: {say: "Merci, ${order} pour ${email}.", next: over}
        rate:
          ask: "De 1 à 5 ?"
          as: int
          into: stars
          min: 1
          max: 5
          check: [{if: "stars == 3", say: "Ni oui ni non ?"}]
          next: [{if: "stars <= 2", to: lost}, {else: happy}]
        happy: {ask: "Content ?", as: yes_no, into: happy, next: over}
        why: {ask: "Pourquoi ?", as: choice, into: reason, options: {size: Taille, other: Autre}, next: because}
        because: {say: "Noté : ${reason.label}.", next: pause}
        pause: {wait: 20h, next: menu, on: {timeout: over}}
        lost: {say: "Je ne comprends pas.", next: over}
        over: {end: done}
      """;

  @Test
  void whoWritesFirstIsGreetedAndToldThatThisIsAutomatedInOneMessage() {
    Play play = Play.with(SHOP).says("coucou");
    assertThat(play.hears())
        .containsExactly("Assistant automatique.\n\nBonjour Inès.\n\nQue faire ?");
    assertThat(play.sends().getFirst().presentation()).isEqualTo(Presentation.BUTTONS);
    assertThat(play.optionsShown()).containsExactly("Suivre", "Noter", "Expliquer");
    assertThat(play.stands()).isEqualTo("main.menu");
  }

  @Test
  void aTapLeadsToTheStepOfItsOption() {
    assertThat(Play.with(SHOP).says("coucou").taps("track").stands()).isEqualTo("main.number");
  }

  @Test
  void anOptionMayBeTypedByItsNumberOrItsLabel() {
    assertThat(Play.with(SHOP).says("coucou").says("2").stands()).isEqualTo("main.rate");
    assertThat(Play.with(SHOP).says("coucou").says("suivre").stands()).isEqualTo("main.number");
  }

  @Test
  void anAnswerIsFoundInsideASentence() {
    Play play = Play.with(SHOP).says("coucou").taps("track").says("c'est CMD-12345 merci");
    assertThat(play.data()).containsEntry("order", new Value.Text("CMD-12345"));
    assertThat(play.hears()).containsExactly("Votre e-mail ?");
  }

  @Test
  void aWrongAnswerIsAskedAgainAndThenLeavesByInvalid() {
    Play play = Play.with(SHOP).says("coucou").taps("track").says("euh");
    assertThat(play.hears()).containsExactly("CMD et 5 chiffres.");
    assertThat(play.says("12").hears()).containsExactly("CMD et 5 chiffres.");
    assertThat(play.says("je ne sais pas").hears()).containsExactly("Je ne comprends pas.");
    assertThat(play.stands()).isEmpty();
  }

  @Test
  void aWrongEmailIsCorrected() {
    Play play = Play.with(SHOP).says("coucou").taps("track").says("CMD-12345").says("ines arobase");
    assertThat(play.hears().getFirst()).contains("adresse e-mail");
    assertThat(play.says("ines@exemple.fr").hears())
        .containsExactly("Merci, CMD-12345 pour ines@exemple.fr.");
  }

  @Test
  void aCheckRefusesAValueInItsOwnWordsAndABoundInThePlatforms() {
    Play play = Play.with(SHOP).says("coucou").taps("rate").says("3");
    assertThat(play.hears()).containsExactly("Ni oui ni non ?");
    Play beyond = Play.with(SHOP).says("coucou").taps("rate").says("9");
    assertThat(beyond.hears().getFirst()).contains("pas possible ici");
    assertThat(beyond.data()).doesNotContainKey("stars");
  }

  @Test
  void aBranchTakesTheFirstConditionThatHolds() {
    assertThat(Play.with(SHOP).says("coucou").taps("rate").says("2").hears())
        .containsExactly("Je ne comprends pas.");
    assertThat(Play.with(SHOP).says("coucou").taps("rate").says("5").stands())
        .isEqualTo("main.happy");
  }

  @Test
  void yesAndNoAreButtonsAndWords() {
    Play play = Play.with(SHOP).says("coucou").taps("rate").says("5");
    assertThat(play.optionsShown()).containsExactly("Oui", "Non");
    assertThat(play.taps("yes").outcomes())
        .contains(new Outcome.ValueSet("happy", new Value.YesNo(true)));
  }

  @Test
  void aPressOnAnOldButtonAsksTheOpenQuestionAgain() {
    Play play = Play.with(SHOP).says("coucou");
    Action.Option old = play.option("rate");
    play.taps("track").press(old);
    assertThat(play.hears()).containsExactly("Quelle commande ?");
    assertThat(play.stands()).isEqualTo("main.number");
  }

  @Test
  void aQuestionThatNobodyAnswersTimesOut() {
    Play play = Play.with(SHOP).says("coucou").waits(Duration.ofMinutes(29));
    assertThat(play.stands()).isEqualTo("main.menu");
    assertThat(play.waits(Duration.ofMinutes(1)).stands()).isEmpty();
  }

  @Test
  void aTimerThatComesEarlyOrForAnotherWaitChangesNothing() {
    Play play = Play.with(SHOP).says("coucou");
    assertThat(play.take(new Input.TimerFired(1)).outcomes())
        .containsExactly(new Outcome.Ignored("a stale timer"));
    assertThat(play.take(new Input.TimerFired(7)).stands()).isEqualTo("main.menu");
  }

  @Test
  void aMessageOlderThanTheQuestionDoesNotAnswerIt() {
    Play play = Play.with(SHOP).says("coucou").taps("track");
    play.says("CMD-11111", play.now().minusSeconds(90));
    assertThat(play.outcomes()).contains(new Outcome.Ignored("older than the question"));
    assertThat(play.stands()).isEqualTo("main.number");
  }

  @Test
  void aReactionAnswersNothingAndOpensNothing() {
    assertThat(Play.with(SHOP).reacts().stands()).isEmpty();
    Play play = Play.with(SHOP).says("coucou").taps("track").reacts();
    assertThat(play.hears()).isEmpty();
    assertThat(play.state().waiting().misses()).isZero();
  }

  @Test
  void aPhotoIsNoAnswerToAQuestionInWords() {
    assertThat(Play.with(SHOP).says("coucou").taps("track").sendsPhoto().hears())
        .containsExactly("CMD et 5 chiffres.");
  }

  @Test
  void stopIsConfirmedEndsEverythingAndSilencesUsUntilStart() {
    Play play = Play.with(SHOP).says("coucou").says(" STOP ! ");
    assertThat(play.hears()).containsExactly("Vous ne recevrez plus rien.");
    assertThat(play.sends().getFirst().evenIfStopped()).isTrue();
    assertThat(play.stands()).isEmpty();
    assertThat(play.says("bonjour").hears()).isEmpty();
    assertThat(play.says("stop").hears()).containsExactly("Vous ne recevrez plus rien.");
    assertThat(play.says("reprendre").stands()).isEqualTo("main.menu");
    assertThat(play.contact().stopped()).isFalse();
  }

  @Test
  void theWayToAPersonWorksEverywhereAlsoAfterStop() {
    Play play = Play.with(SHOP).says("coucou").taps("track").says("Conseiller");
    assertThat(play.stands()).isEqualTo("main.number/person.ways");
    assertThat(play.says("conseiller").hears()).containsExactly("Laissez un message.");
    assertThat(play.says("rappelez-moi").stands()).isEmpty();
    Play stopped = Play.with(SHOP).says("stop").says("agent");
    assertThat(stopped.stands()).isEqualTo("person.ways");
    assertThat(stopped.contact().stopped()).isTrue();
  }

  @Test
  void theMenuWordRestartsTheFlowWithoutItsData() {
    Play play = Play.with(SHOP).says("coucou").taps("track").says("CMD-12345").says("menu");
    assertThat(play.stands()).isEqualTo("main.menu");
    assertThat(play.data()).isEmpty();
  }

  @Test
  void theLanguageIsThatOfTheKeywordElseOfThePhone() {
    assertThat(Play.with(SHOP).says("hello").contact().locale()).isEqualTo("en");
    assertThat(Play.with(SHOP).withPhone("+447400123456").says("?!").contact().locale())
        .isEqualTo("en");
    assertThat(Play.with(SHOP).withPhone("+3225550100").says("?!").contact().locale())
        .isEqualTo("fr");
  }

  @Test
  void aWaitGoesOnAtAnyReply() {
    Play play = Play.with(SHOP).says("coucou").taps("why").taps("size");
    assertThat(play.hears()).containsExactly("Noté : Taille.");
    assertThat(play.stands()).isEqualTo("main.pause");
    assertThat(play.says("ok").stands()).isEqualTo("main.menu");
  }

  @Test
  void afterADayOfSilenceASessionBeginsAndSaysAgainThatThisIsAutomated() {
    Play play = Play.with(SHOP).says("coucou");
    assertThat(play.says("?").hears().getFirst()).doesNotContain("Assistant automatique.");
    play.waits(Duration.ofHours(25));
    assertThat(play.says("re").hears().getFirst()).startsWith("Assistant automatique.");
  }

  @Test
  void aLineThatCannotBeDeliveredTakesItsWayWhileTheWaitOfItsTurnIsOpen() {
    Play play = Play.with(SHOP).says("coucou");
    long waitId = play.state().waiting().id();
    play.take(new Input.Undelivered("main.hello", waitId));
    assertThat(play.hears()).containsExactly("Je ne comprends pas.");
    Play moved = Play.with(SHOP).says("coucou").taps("track");
    assertThat(moved.take(new Input.Undelivered("main.hello", waitId)).stands())
        .isEqualTo("main.number");
  }

  @Test
  void aTurnThatTakesTooManyStepsFailsAndNamesThePlace() {
    StringBuilder longWay =
        new StringBuilder(
            """
            flow: main
            locale: fr
            outcomes: [done]
            data: {n: int}
            start: s0
            steps:
              over: {end: done}
            """);
    for (int i = 0; i < 60; i++) {
      longWay.append(
          "  s%d: {set: {n: %d}, next: %s}%n".formatted(i, i, i == 59 ? "over" : "s" + (i + 1)));
    }
    assertThatExceptionOfType(TurnFailure.class)
        .isThrownBy(() -> Play.with(longWay.toString()).says("x"))
        .withMessageContaining("at most 50 steps")
        .satisfies(failure -> assertThat(failure.step()).isEqualTo("main.s49"));
  }

  @Test
  void anExpressionWithoutAValueFailsTheTurnAndAPersonIsOffered() {
    String unset =
        """
        flow: main
        locale: fr
        outcomes: [done]
        data: {order: text, word: text}
        defaults: {timeout: 1h, on: {timeout: over, invalid: over, undelivered: over}}
        start: q
        steps:
          q: {ask: "Dites ?", as: text, into: word, next: bad}
          bad: {say: "Commande ${order}", next: over}
          over: {end: done}
        """;
    Play play = Play.with(unset).says("x");
    Input input = new Input.Message("m9", play.now(), "y");
    assertThatExceptionOfType(TurnFailure.class)
        .isThrownBy(() -> play.take(input))
        .satisfies(failure -> assertThat(failure.step()).isEqualTo("main.bad"));
    Turn offer = play.fails(input);
    assertThat(((Action.Send) offer.actions().getFirst()).body())
        .contains("« conseiller »", "+33 1 70 00 00 01");
    assertThat(play.stands()).isEqualTo("main.q");
  }

  @Test
  void aSubflowGetsItsInputsAndReturnsByItsOutcome() {
    String main =
        """
        flow: main
        locale: fr
        outcomes: [done]
        data: {code: text}
        defaults: {timeout: 1h, on: {timeout: over, invalid: over, undelivered: over}}
        start: q
        steps:
          q: {ask: "Code ?", as: text, into: code, next: sub}
          sub: {run: sub, with: {about: "${code}"}, next: yes, on: {refused: no}}
          "yes": {say: "Fait.", next: over}
          "no": {say: "Refusé.", next: over}
          over: {end: done}
        """;
    String sub =
        """
        flow: sub
        locale: fr
        inputs: {about: text}
        outcomes: [done, refused]
        data: {ok: yes_no}
        defaults: {timeout: 1h, on: {timeout: bad, invalid: bad, undelivered: bad}}
        start: q
        steps:
          q: {ask: "Sûr pour ${about} ?", as: yes_no, into: ok, next: [{if: "ok", to: good}, {else: bad}]}
          good: {end: done}
          bad: {end: refused}
        """;
    Play play = Play.with(main, sub).says("x").says("A7");
    assertThat(play.hears()).containsExactly("Sûr pour A7 ?");
    assertThat(play.stands()).isEqualTo("main.sub/sub.q");
    assertThat(play.says("non").hears()).isEqualTo(List.of("Refusé."));
  }
}
