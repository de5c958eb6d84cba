package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.HttpCall;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Steps that ask something of the world: what they ask, and how each end goes on. */
class ActsTest {
  static final String FLOW =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data:
        order_id: text
        order: {status: text, eta: optional date, items: {list: {id: text}, max: 2}}
        rma: text
        note: text
      defaults: {timeout: 30m, retry: 1, on: {timeout: over, invalid: over, undelivered: over, unavailable: down, rejected: no}}
      start: number
      steps:
        number: {ask: "Numéro ?", as: text, into: order_id, next: read}
        read:
          http: {get: "${env.API}/orders/${order_id}?full=1", auth: secret.oms, timeout: 4s, retries: 2}
          returns: {order: "$.order"}
          next: status
          on: {not_found: missing}
        status: {say: "Statut : ${order.status}.", next: what}
        what: {menu: "Ensuite ?", options: {back: {label: Retour, next: return}, desk: {label: Quelqu'un, next: desk}, note: {label: Message, next: note}}}
        return:
          http: {post: "${env.API}/returns", headers: {X-Brand: "${brand.id}"}, body: {order: "${order_id}", open: true, items: [1, "${size(order.items)}"]}, once: true, purpose: "retour"}
          returns: {rma: "$.rma"}
          next: returned
          on: {unknown: unsure, conflict: twice}
        returned: {say: "Retour ${rma}.", next: over}
        unsure: {say: "Nous vérifions.", next: over}
        twice: {say: "Déjà fait.", next: over}
        desk:
          handoff: sav
          say: "Je vous passe quelqu'un."
          skills: ["${contact.locale}"]
          priority: high
          summary: {fields: [order_id, note]}
          max_wait: 10m
          next: bye
          on: {returned: what, no_agent: busy, customer_left: over}
        busy: {say: "Occupés.", next: note}
        note: {ask: "Message ?", as: text, into: note, next: ticket}
        ticket: {ticket: sav, note: "De ${order_id} : ${note}", next: noted}
        noted: {say: "Bien reçu.", next: over}
        missing: {say: "Inconnue.", next: number}
        "no": {say: "Refusé.", next: over}
        down: {say: "Indisponible.", next: over}
        bye: {say: "Au revoir.", next: over}
        over: {end: done}
      """;

  private static final String ORDER =
      "{\"order\":{\"status\":\"shipped\",\"eta\":\"2026-11-25T10:00:00Z\",\"items\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}}";

  private static Play asked() {
    return Play.with(FLOW).inFullWorld().says("x").says("CMD/1 é");
  }

  private static Play known() {
    return asked().answers(200, ORDER);
  }

  private static String url(Action.Call call) {
    return call.url().stream()
        .map(piece -> piece.environment() ? "{" + piece.text() + "}" : piece.text())
        .collect(Collectors.joining());
  }

  @Test
  void aCallIsAskedForWithEverythingEncodedButTheEnvironment() {
    Action.Call call = asked().asked(Action.Call.class);
    assertThat(call.method()).isEqualTo(HttpCall.Method.GET);
    assertThat(url(call)).isEqualTo("{API}/orders/CMD%2F1%20%C3%A9?full=1");
    assertThat(call.secret()).isEqualTo("oms");
    assertThat(call.retries()).isEqualTo(2);
    assertThat(call.idempotencyKey()).isNull();
  }

  @Test
  void whatIsAnsweredFillsTypedVariables() {
    Play play = known();
    assertThat(play.hears()).containsExactly("Statut : shipped.\n\nEnsuite ?");
    assertThat(play.data().get("order"))
        .isInstanceOfSatisfying(
            Value.Fields.class,
            order -> {
              assertThat(order.fields().get("eta")).isInstanceOf(Value.Date.class);
              assertThat(((Value.Items) order.fields().get("items")).items()).hasSize(2);
            });
  }

  @Test
  void anAnswerThatDoesNotFitIsNoAnswer() {
    assertThat(asked().answers(200, "{\"order\":{\"status\":1.5}}").hears())
        .containsExactly("Indisponible.");
    assertThat(asked().answers(200, "<html>").hears()).containsExactly("Indisponible.");
    assertThat(known().taps("back").answers(201, "{}").hears()).containsExactly("Nous vérifions.");
  }

  @Test
  void everyStatusHasItsOutcome() {
    assertThat(asked().answers(404, "").hears()).containsExactly("Inconnue.\n\nNuméro ?");
    assertThat(asked().answers(403, "").hears()).containsExactly("Refusé.");
    assertThat(asked().answers(409, "").hears()).containsExactly("Refusé.");
    assertThat(asked().answers(503, "").hears()).containsExactly("Indisponible.");
    assertThat(known().taps("back").answers(409, "").hears()).containsExactly("Déjà fait.");
  }

  @Test
  void aWriteCarriesAKeyAndItsTypedBody() {
    Action.Call call = known().taps("back").asked(Action.Call.class);
    assertThat(call.method()).isEqualTo(HttpCall.Method.POST);
    assertThat(call.idempotencyKey()).contains("main.return");
    assertThat(call.headers().get("X-Brand")).containsExactly(new Action.Piece("boutique", false));
    assertThat(call.body())
        .isEqualTo(
            new Value.Fields(
                Map.of(
                    "order", new Value.Text("CMD/1 é"),
                    "open", new Value.YesNo(true),
                    "items", new Value.Items(List.of(new Value.Int(1), new Value.Int(2))))));
  }

  @Test
  void nobodyGoesBackBeforeSomethingThatChangedTheWorld() {
    Play play = known().taps("note").says("rappelez-moi");
    play.take(new Input.TicketEnded(play.waitId(), false));
    assertThat(play.hears()).containsExactly("Indisponible.");
    Play reading = known().says("précédent");
    assertThat(reading.hears()).containsExactly("Numéro ?");
    Play desk = known().taps("desk").desk(Input.DeskAct.RETURNED, "").says("précédent");
    assertThat(desk.hears().getFirst()).startsWith("Nous ne pouvons pas revenir plus loin.");
  }

  @Test
  void anEndThatNeverComesIsUnavailableForAReadAndUnknownForAWrite() {
    assertThat(asked().waits(Duration.ofMinutes(5)).hears()).containsExactly("Indisponible.");
    assertThat(known().taps("back").waits(Duration.ofMinutes(5)).hears())
        .containsExactly("Nous vérifions.");
  }

  @Test
  void aLateEndChangesNothing() {
    Play play = asked();
    long old = play.waitId();
    play.waits(Duration.ofMinutes(5));
    play.take(new Input.CallEnded(old, Input.CallEnd.ANSWERED, 200, ORDER));
    assertThat(play.outcomes()).containsExactly(new Outcome.Ignored("no longer waited for"));
  }

  @Test
  void whatTheCustomerSaysMeanwhileIsKeptAndTakenInOrder() {
    Play play = asked().says("message").says("rappelez-moi");
    assertThat(play.hears()).isEmpty();
    assertThat(play.state().kept()).hasSize(2);
    play.answers(200, ORDER);
    assertThat(play.state().kept()).isEmpty();
    assertThat(play.asked(Action.OpenTicket.class).note()).isEqualTo("De CMD/1 é : rappelez-moi");
  }

  @Test
  void stopAndTheWayToAPersonActAtOnce() {
    assertThat(asked().says("stop").stands()).isEmpty();
    Play person = asked().says("conseiller");
    assertThat(person.stands()).isEqualTo("main.read/person.ways");
    assertThat(person.says("annuler").hears()).containsExactly("Indisponible.");
  }

  @Test
  void aTicketIsQueued() {
    Play play = known().taps("note").says("rappelez-moi");
    assertThat(play.asked(Action.OpenTicket.class))
        .isEqualTo(new Action.OpenTicket(play.waitId(), "sav", "De CMD/1 é : rappelez-moi"));
    assertThat(play.take(new Input.TicketEnded(play.waitId(), true)).hears())
        .containsExactly("Bien reçu.");
  }

  @Test
  void aPersonTakesOverSaysSomethingAndCloses() {
    Play play = known().taps("desk");
    assertThat(play.hears()).containsExactly("Je vous passe quelqu'un.");
    Action.HandOver over = play.asked(Action.HandOver.class);
    assertThat(over.skills()).containsExactly("fr");
    assertThat(over.priority()).isEqualTo("high");
    assertThat(over.summary()).containsOnlyKeys("order_id");
    assertThat(play.state().owner()).isEqualTo("queue:sav");
    play.desk(Input.DeskAct.TOOK, "");
    assertThat(play.state().owner()).isEqualTo("human:anna");
    assertThat(play.desk(Input.DeskAct.SAID, "Bonjour !").hears()).containsExactly("Bonjour !");
    assertThat(play.desk(Input.DeskAct.SAID, " ").hears()).isEmpty();
    assertThat(play.says("merci").hears()).isEmpty();
    assertThat(play.desk(Input.DeskAct.CLOSED, "").hears()).containsExactly("Au revoir.");
    assertThat(play.state().owner()).isNull();
  }

  @Test
  void thePersonIsNotIntroducedAsAMachineAndTheWordForOneAsksNoSecondTime() {
    Play play = known().taps("desk").desk(Input.DeskAct.TOOK, "").waits(Duration.ofHours(20));
    play.desk(Input.DeskAct.SAID, "Toujours là ?").waits(Duration.ofHours(10));
    assertThat(play.says("conseiller").stands()).isEqualTo("main.desk");
    assertThat(play.hears()).isEmpty();
    assertThat(play.outcomes()).hasAtLeastOneElementOfType(Outcome.SessionStarted.class);
    assertThat(play.desk(Input.DeskAct.SAID, "Bonjour !").hears()).containsExactly("Bonjour !");
    assertThat(play.desk(Input.DeskAct.CLOSED, "").hears())
        .containsExactly("Assistant automatique.\n\nAu revoir.");
  }

  @Test
  void whoIsNotAnsweredByAPersonGoesByNoAgentAndASilentOneHasLeft() {
    assertThat(known().taps("desk").waits(Duration.ofMinutes(10)).hears())
        .containsExactly("Occupés.\n\nMessage ?");
    Play taken = known().taps("desk").desk(Input.DeskAct.TOOK, "");
    assertThat(taken.waits(Duration.ofMinutes(30)).stands()).isEqualTo("main.desk");
    assertThat(taken.waits(Duration.ofHours(24)).stands()).isEmpty();
  }

  @Test
  void whereNothingButMessagesCanBeAskedStepsThatActAreUnavailableAtOnce() {
    Play play = Play.with(FLOW).says("x").says("CMD-1");
    assertThat(play.hears()).containsExactly("Indisponible.");
    assertThat(play.outcomes()).contains(new Outcome.NotPerformed("main.read"));
    assertThat(play.state().frames()).isEmpty();
  }
}
