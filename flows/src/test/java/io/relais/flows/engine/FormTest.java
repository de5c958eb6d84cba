package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormTest {
  static final String RETURN =
      """
      flow: main
      locale: fr
      outcomes: [done, cancelled, lost]
      data: {go: yes_no, name: text, reason: choice, detail: optional text, items: int, nick: optional text}
      defaults: {timeout: 30m, retry: 1, on: {timeout: lost, invalid: lost, undelivered: lost}}
      start: go
      steps:
        go: {ask: "On y va ?", as: yes_no, into: go, next: form}
        form:
          form: "Votre retour."
          fields:
            name:   {ask: "Votre nom ?", label: "Le nom", as: text, default: "${contact.name}"}
            reason: {ask: "Pourquoi ?", as: choice, options: {size: Taille, fault: Défaut}}
            detail: {ask: "Quel défaut ?", as: text, if: "reason.id == 'fault'"}
            items:
              ask: "Combien ?"
              as: int
              min: 1
              check: [{if: "reason.id == 'size' && items > 2", say: "Deux au plus pour une taille."}]
            nick:   {ask: "Un surnom ?", as: text, optional: true}
          confirm: "${name}, ${reason.label}, ${items}. C'est bon ?"
          next: thanks
          on: {cancelled: gone}
        thanks: {say: "Merci.", next: over}
        gone: {say: "D'accord.", next: go}
        lost: {end: lost}
        over: {end: done}
      """;

  private static Play begun() {
    return Play.with(RETURN).says("salut").taps("yes");
  }

  private static Play filled() {
    return begun().taps("+default").taps("fault").says("rayé").says("3").taps("+skip");
  }

  @Test
  void theFieldsAreAskedOneByOneUnderTheTitleOfTheForm() {
    Play play = begun();
    assertThat(play.hears()).containsExactly("Votre retour.\n\nVotre nom ?");
    assertThat(play.says("Tom").hears()).containsExactly("Pourquoi ?");
    assertThat(play.data()).containsEntry("name", new Value.Text("Tom"));
  }

  @Test
  void aSuggestedAnswerIsTakenWithOnePress() {
    Play play = begun();
    assertThat(play.optionsShown()).containsExactly("Inès Martin");
    assertThat(play.taps("+default").data()).containsEntry("name", new Value.Text("Inès Martin"));
  }

  @Test
  void aFieldIsAskedOnlyWhereItsConditionHolds() {
    assertThat(begun().says("Tom").taps("size").hears()).containsExactly("Combien ?");
    assertThat(begun().says("Tom").taps("fault").hears()).containsExactly("Quel défaut ?");
  }

  @Test
  void anOptionalFieldCanBePassedOverByPressOrByWord() {
    assertThat(filled().hears()).containsExactly("Inès Martin, Défaut, 3. C'est bon ?");
    Play word = begun().says("Tom").taps("size").says("1").says("passer");
    assertThat(word.hears()).containsExactly("Tom, Taille, 1. C'est bon ?");
    assertThat(word.data()).doesNotContainKey("nick");
  }

  @Test
  void theSummaryIsConfirmedByPressOrByWord() {
    assertThat(filled().taps("yes").hears()).containsExactly("Merci.");
    assertThat(filled().says("oui").hears()).containsExactly("Merci.");
  }

  @Test
  void oneFieldIsCorrectedAndTheSummaryComesBack() {
    Play play = filled().says("non");
    assertThat(play.hears()).containsExactly("Que souhaitez-vous corriger ?");
    assertThat(play.optionsShown())
        .containsExactly("Le nom", "Pourquoi", "Quel défaut", "Combien", "Un surnom");
    assertThat(play.taps("name").hears()).containsExactly("Votre nom ?");
    assertThat(play.says("Tom").hears()).containsExactly("Tom, Défaut, 3. C'est bon ?");
  }

  @Test
  void correctingAFieldForgetsWhatNoLongerAppliesAndAsksWhatNoLongerStands() {
    Play play = filled().taps("correct").taps("reason").taps("size");
    assertThat(play.hears()).containsExactly("Combien ?");
    assertThat(play.data()).doesNotContainKeys("detail", "items");
    assertThat(play.says("3").hears()).containsExactly("Deux au plus pour une taille.");
    assertThat(play.says("2").hears()).containsExactly("Inès Martin, Taille, 2. C'est bon ?");
  }

  @Test
  void correctingAFieldAsksWhatAppliesNow() {
    Play play = begun().says("Tom").taps("size").says("2").taps("+skip");
    assertThat(play.taps("correct").taps("reason").taps("fault").hears())
        .containsExactly("Quel défaut ?");
    assertThat(play.says("rayé").hears()).containsExactly("Tom, Défaut, 2. C'est bon ?");
  }

  @Test
  void cancelLeavesTheFormAloneAndWhoComesAgainIsAskedAgain() {
    Play play = begun().says("Tom").says("Annuler");
    assertThat(play.hears()).containsExactly("D'accord.\n\nOn y va ?");
    assertThat(play.data()).doesNotContainKey("name").containsKey("go");
    assertThat(play.taps("yes").hears()).containsExactly("Votre retour.\n\nVotre nom ?");
    assertThat(filled().taps("cancel").hears()).containsExactly("D'accord.\n\nOn y va ?");
  }

  @Test
  void aFieldThatCannotBeReadIsAskedAgainAndThenLeavesTheForm() {
    Play play = begun().says("Tom").taps("size").says("beaucoup");
    assertThat(play.hears().getFirst()).contains("nombre entier");
    assertThat(play.says("tant").stands()).isEmpty();
  }

  @Test
  void aFormTimesOutAtAnyOfItsQuestions() {
    assertThat(filled().waits(Duration.ofMinutes(30)).stands()).isEmpty();
  }

  @Test
  void backGoesOneQuestionBackInsideAForm() {
    Play play = begun().says("Tom").taps("fault").says("précédent");
    assertThat(play.hears()).containsExactly("Pourquoi ?");
    assertThat(play.data()).containsKey("name").doesNotContainKey("reason");
    assertThat(play.says("précédent").hears()).containsExactly("Votre nom ?");
    assertThat(play.says("précédent").hears()).containsExactly("On y va ?");
    assertThat(play.says("précédent").hears())
        .containsExactly("Nous ne pouvons pas revenir plus loin.\n\nOn y va ?");
  }

  @Test
  void anOldButtonOfAFormAsksTheOpenFieldAgain() {
    Play play = begun().says("Tom");
    var old = play.option("size");
    assertThat(play.taps("fault").press(old).hears()).containsExactly("Quel défaut ?");
  }
}
