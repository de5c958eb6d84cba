package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows are opened by more than words. */
class TriggersTest {
  private static final String MAIN =
      """
      flow: main
      locale: fr
      data: {name: text}
      defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over}}
      start: name
      steps:
        name: {ask: "Votre nom ?", as: text, into: name, next: over}
        over: {end: done}
      """;

  private static final String VISIT =
      """
      flow: visit
      locale: fr
      inputs: {day: optional date, store: optional text}
      data: {ok: yes_no}
      defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over}}
      triggers:
        - {template_reply: reminder, button: later}
        - {ad_referral: any}
        - {event: order_shipped}
        - {api: true}
      start: ok
      steps:
        ok: {ask: "Une visite à ${or(store, 'Lyon')} ?", as: yes_no, into: ok, next: over}
        over: {end: done}
      """;

  private static Play play() {
    return Play.with(MAIN, VISIT);
  }

  private static Input pressed(Play play, String button) {
    return new Input.TemplateReplied("t" + button, play.now(), "reminder", button, "Plus tard");
  }

  @Test
  void aButtonOfATemplateOpensItsFlow() {
    Play play = play();
    assertThat(play.take(pressed(play, "later")).stands()).isEqualTo("visit.ok");
  }

  @Test
  void aButtonOfATemplateIsADigressionThatComesBackToItsQuestion() {
    Play play = play().says("x");
    play.take(pressed(play, "later"));
    assertThat(play.stands()).isEqualTo("main.name/visit.ok");
    assertThat(play.taps("yes").hears()).containsExactly("Votre nom ?");
    assertThat(play.stands()).isEqualTo("main.name");
    Play cancelled = play().says("x");
    cancelled.take(pressed(cancelled, "later"));
    assertThat(cancelled.says("annuler").hears()).containsExactly("Votre nom ?");
  }

  @Test
  void anotherButtonIsWhatItsLabelSays() {
    Play play = play().says("x");
    assertThat(play.take(pressed(play, "other")).stands()).isEmpty();
  }

  @Test
  void whoComesFromAnAdvertisementGetsItsFlowUnlessOneIsOpen() {
    Play play = play();
    play.take(new Input.Referred("r1", play.now(), "ad-7", "Bonjour"));
    assertThat(play.stands()).isEqualTo("visit.ok");
    Play open = play().says("x");
    open.take(new Input.Referred("r1", open.now(), "ad-7", "Inès"));
    assertThat(open.stands()).isEmpty();
  }

  @Test
  void anotherSystemOpensAFlowWithWhatFitsItsInputs() {
    Play play = play();
    play.take(
        new Input.FlowCalled(
            "visit",
            Map.of(
                "day", new Value.Text("2026-12-01"),
                "store", new Value.Int(4),
                "unknown", new Value.Text("x"))));
    assertThat(play.data()).containsOnlyKeys("day");
    assertThat(play.data().get("day")).isInstanceOf(Value.Date.class);
    assertThat(play().take(new Input.FlowCalled("main", Map.of())).outcomes())
        .containsExactly(new Outcome.Ignored("no flow waits for it"));
  }

  @Test
  void anEventOpensAFlowAndNeverInterruptsOneNorDisturbsWhoHasStoppedUs() {
    Input shipped = new Input.EventHappened("order_shipped", Map.of());
    assertThat(play().take(shipped).stands()).isEqualTo("visit.ok");
    assertThat(play().says("x").take(shipped).outcomes())
        .containsExactly(new Outcome.Ignored("a flow is open"));
    assertThat(play().says("stop").take(shipped).outcomes())
        .containsExactly(new Outcome.Ignored("stopped"));
  }
}
