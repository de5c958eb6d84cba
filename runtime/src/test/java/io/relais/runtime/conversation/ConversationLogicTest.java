package io.relais.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationLogicTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Peer INES = new Peer("whatsapp", "1", "FR.1", "+33612345678");

  private final ConversationLogic logic = new ConversationLogic("c1", Bundles.shop());
  private ConversationState state = ConversationState.NEW;

  private List<ConversationEvent> says(String id, String text) {
    return happened(logic.receive(state, INES, "Inès", new Input.Message(id, NOW, text), NOW));
  }

  private List<ConversationEvent> happened(List<ConversationEvent> events) {
    for (ConversationEvent event : events) {
      state = state.evolve(event);
    }
    return events;
  }

  private static String text(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.OfInput taken -> ((Action.Send) taken.actions().getFirst()).body();
      case ConversationEvent.EffectDone _,
          ConversationEvent.EffectPostponed _,
          ConversationEvent.SessionEnded _,
          ConversationEvent.MergedInto _ ->
          "";
    };
  }

  @Test
  void aMessageIsOneEventWithAllThatItCaused() {
    List<ConversationEvent> events = says("m1", "salut");
    assertThat(events).hasSize(1).first().isInstanceOf(TurnTaken.class);
    assertThat(text(events.getFirst())).isEqualTo("Automate.\n\nBonjour.\n\nVotre nom ?");
    assertThat(state.peer()).isEqualTo(INES);
    assertThat(state.contact().name()).isEqualTo("Inès");
    assertThat(state.pending().effects()).hasSize(1);
  }

  @Test
  void aRedeliveredMessageIsNoEvent() {
    says("m1", "salut");
    ConversationState before = state;
    assertThat(says("m1", "salut")).isEmpty();
    assertThat(state).isEqualTo(before);
  }

  @Test
  void whatIsKnownOfThePersonIsNotWrittenAgain() {
    says("m1", "salut");
    TurnTaken second = (TurnTaken) says("m2", "Inès").getFirst();
    assertThat(second.peer()).isNull();
    assertThat(second.outcomes()).noneMatch(Outcome.ContactKnown.class::isInstance);
  }

  @Test
  void aTurnThatThrowsIsAFailedInputAndAPersonIsOffered() {
    says("m1", "salut");
    List<ConversationEvent> events = says("m2", "panne");
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            InputFailed.class,
            failed -> {
              assertThat(failed.step()).isEqualTo("main.broken");
              assertThat(failed.reason()).doesNotContain("panne");
            });
    assertThat(text(events.getFirst())).contains("« conseiller »");
    assertThat(says("m2", "panne")).isEmpty();
    assertThat(text(says("m3", "Zoé").getFirst())).startsWith("Merci Zoé.");
  }

  @Test
  void aWaitThatIsOverIsATurnAndAnEarlyOrDoubledWakeIsNone() {
    says("m1", "salut");
    assertThat(logic.wake(state, NOW.plusSeconds(60))).isEmpty();
    Instant due = NOW.plus(Duration.ofMinutes(30));
    assertThat(text(happened(logic.wake(state, due)).getFirst())).isEqualTo("Trop tard.");
    assertThat(logic.wake(state, due)).isEmpty();
  }

  @Test
  void aRefusedMessageIsDoneAndTheFlowHearsOfIt() {
    says("m1", "salut");
    long effect = state.pending().first().id();
    List<ConversationEvent> events =
        happened(
            logic.effectEnded(
                state, effect, new EffectResult.Refused(131026, "undeliverable"), null, NOW));
    assertThat(events).hasSize(2);
    assertThat(text(events.get(1))).isEqualTo("Perdu.");
    assertThat(logic.effectEnded(state, effect, new EffectResult.Refused(1, "again"), null, NOW))
        .isEmpty();
  }

  @Test
  void aMessageThatWasAcceptedAndFailsLaterIsNewsOnce() {
    says("m1", "salut");
    long effect = state.pending().first().id();
    happened(logic.effectEnded(state, effect, new EffectResult.Accepted("wamid.1"), null, NOW));
    assertThat(text(happened(logic.deliveryFailed(state, effect, "wamid.1", NOW)).getFirst()))
        .isEqualTo("Perdu.");
    assertThat(logic.deliveryFailed(state, effect, "wamid.1", NOW)).isEmpty();
  }

  @Test
  void stopDropsWhatWasNotSentYetButItsConfirmation() {
    says("m1", "salut");
    says("m2", "stop");
    assertThat(state.pending().effects())
        .extracting(effect -> ((Action.Send) effect.action()).body())
        .containsExactly("Adieu.");
  }

  @Test
  void aMessageOfUnknownAcceptanceWhoseFailureIsToldWasAccepted() {
    says("m1", "salut");
    long effect = state.pending().first().id();
    List<ConversationEvent> events = happened(logic.deliveryFailed(state, effect, "wamid.1", NOW));
    assertThat(events.getFirst())
        .isEqualTo(new EffectDone(effect, NOW, new EffectResult.Accepted("wamid.1"), null));
    assertThat(text(events.get(1))).isEqualTo("Perdu.");
  }

  @Test
  void aSessionEndsOnceAfterItsSilence() {
    says("m1", "salut");
    happened(logic.wake(state, NOW.plus(Duration.ofMinutes(30))));
    Instant over = NOW.plus(Duration.ofHours(24));
    assertThat(logic.wake(state, over.minusSeconds(1))).isEmpty();
    assertThat(happened(logic.wake(state, over)))
        .containsExactly(new ConversationEvent.SessionEnded(over));
    assertThat(logic.wake(state, over)).isEmpty();
  }

  @Test
  void anInputThatFailedIsTakenAgainWhenItIsRetried() {
    says("m1", "salut");
    List<ConversationEvent> failed = says("m2", "panne");
    says("m3", "coucou");
    Input input = ((InputFailed) failed.getFirst()).input();
    assertThat(logic.retry(state, input, NOW)).hasSize(1);
  }

  @Test
  void aMergedConversationTakesNothingAnyMore() {
    says("m1", "salut");
    happened(List.of(new ConversationEvent.MergedInto("c2", NOW)));
    assertThat(logic.wake(state, NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(logic.retry(state, new Input.TimerFired(1), NOW)).isEmpty();
  }
}
