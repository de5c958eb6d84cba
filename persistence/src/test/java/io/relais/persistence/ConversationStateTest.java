package io.relais.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConversationStateTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant SENT = NOW.minusSeconds(1);
  private static final Peer ANNA =
      new Peer("whatsapp", "106540352242922", "FR.13491208655302741918", null);

  private ConversationState state = ConversationState.NEW;
  private int messages;

  @Test
  void aTurnSetsWhatItsOutcomesSay() {
    turn(
        List.of(),
        new Outcome.LocaleChosen("fr"),
        started(),
        new Outcome.WaitOpened(1, due(), null));

    assertThat(state.contact().locale()).isEqualTo("fr");
    assertThat(state.flow().waiting()).isNotNull();
    assertThat(state.flow().heardAt()).isEqualTo(NOW);
  }

  @Test
  void theActionsOfATurnWaitInOrderUntilTheirEndIsKnown() {
    turn(List.of(say("accueil"), say("question")));
    turn(List.of(say("merci")));
    assertThat(state.pending().effects())
        .extracting(Pending.Effect::id)
        .containsExactly(1L, 2L, 3L);

    done(2, new EffectResult.Refused(131026, "undeliverable"));
    done(1, new EffectResult.Accepted("wamid.out"));
    assertThat(state.pending().first()).isEqualTo(state.pending().get(3)).isNotNull();

    done(3, new EffectResult.GivenUp("older than a day"));
    assertThat(state.pending().isEmpty()).isTrue();

    turn(List.of(say("encore")));
    assertThat(state.pending().effects()).extracting(Pending.Effect::id).containsExactly(4L);
  }

  @Test
  void aFailedInputCountsAsTakenAndItsOfferIsPending() {
    Input input = new Input.Message("wamid.poison", NOW, "boum");
    evolve(
        new InputFailed(
            input, NOW, ANNA, "question", "ExpressionFailure", List.of(), List.of(say("offer"))));

    assertThat(state.seen().contains("wamid.poison")).isTrue();
    assertThat(state.peer()).isEqualTo(ANNA);
    assertThat(state.pending().effects()).hasSize(1);
  }

  @Test
  void aStopDropsWhatIsPendingButNotItsOwnConfirmation() {
    turn(List.of(say("accueil"), confirmation()));
    turn(List.of(confirmation()), new Outcome.OptedOut());

    assertThat(state.contact().stopped()).isTrue();
    assertThat(state.pending().effects()).extracting(Pending.Effect::id).containsExactly(2L, 3L);

    ConversationState before = state;
    done(1, new EffectResult.Accepted("wamid.was-under-way"));
    assertThat(state).isEqualTo(before);
  }

  @Test
  void aFailureIsToldToTheFlowWhileTheWaitAfterThoseWordsIsOpen() {
    turn(
        List.of(say("notice:automated", "accueil", "question")),
        started(),
        new Outcome.WaitOpened(1, due(), null));
    var told = List.of(new Input.Undelivered("accueil", 1), new Input.Undelivered("question", 1));
    assertThat(state.undelivered(1)).as("while pending").isEqualTo(told);

    done(1, new EffectResult.Accepted("wamid.out"));
    assertThat(state.undelivered(1)).as("when accepted").isEqualTo(told);

    turn(List.of(say("question")), new Outcome.WaitMissed(due()));
    done(2, new EffectResult.Accepted("wamid.out2"));
    assertThat(state.undelivered(1)).as("asked again").isEqualTo(told);
    assertThat(state.undelivered(2)).containsExactly(new Input.Undelivered("question", 1));

    turn(List.of(), new Outcome.WaitClosed("answered"), new Outcome.WaitOpened(2, due(), null));
    assertThat(state.undelivered(1)).as("answered").isEmpty();
    assertThat(state.accepted()).isEmpty();
  }

  @Test
  void aFailureThatTheFlowHasHeardOfIsNotToldAgain() {
    turn(List.of(say("accueil", "question")), started(), new Outcome.WaitOpened(1, due(), null));
    done(1, new EffectResult.Accepted("wamid.out"));
    Input heard = new Input.Undelivered("accueil", 1);
    evolve(new TurnTaken(heard, NOW, null, List.of(new Outcome.Ignored("not routed")), List.of()));

    assertThat(state.undelivered(1)).containsExactly(new Input.Undelivered("question", 1));
  }

  @Test
  void aSendOfAnEarlierWaitThatIsAcceptedLateIsNotRemembered() {
    turn(List.of(say("accueil")), started(), new Outcome.WaitOpened(1, due(), null));
    turn(List.of(), new Outcome.WaitClosed("answered"), new Outcome.WaitOpened(2, due(), null));
    done(1, new EffectResult.Accepted("wamid.late"));

    assertThat(state.accepted()).isEmpty();
    assertThat(state.undelivered(1)).isEmpty();
  }

  @Test
  void aPeerIsRecordedWhenItIsNewsAndForgetsNothing() {
    assertThat(state.learned(ANNA)).isEqualTo(ANNA);
    evolve(new TurnTaken(new Input.Message("a", NOW, ""), NOW, ANNA, List.of(), List.of()));
    assertThat(state.learned(ANNA)).isNull();

    Peer withPhone = new Peer(ANNA.channel(), ANNA.account(), null, "+33612345678");
    assertThat(state.learned(withPhone))
        .isEqualTo(new Peer(ANNA.channel(), ANNA.account(), ANNA.userId(), "+33612345678"));
  }

  @Test
  void aPeerIsNeverPrintedWithThePerson() {
    assertThat(ANNA.toString()).doesNotContain("FR.").contains("whatsapp");
  }

  @Test
  void seenIdsAreForgottenOldestFirst() {
    for (int i = 0; i <= Seen.LIMIT; i++) {
      turn(List.of());
    }
    assertThat(state.seen().contains("wamid.1")).isFalse();
    assertThat(state.seen().contains("wamid.2")).isTrue();
    assertThat(state.seen().contains("wamid." + messages)).isTrue();
    assertThat(state.seen().size()).isEqualTo(Seen.LIMIT);
  }

  private void turn(List<Action> actions, Outcome... outcomes) {
    evolve(new TurnTaken(message(), NOW, null, Arrays.asList(outcomes), actions));
  }

  private Input message() {
    return new Input.Message("wamid." + ++messages, SENT, "bonjour");
  }

  private void done(long effect, EffectResult result) {
    evolve(new EffectDone(effect, NOW, result, null));
  }

  private void evolve(ConversationEvent event) {
    state = state.evolve(event);
  }

  private static Outcome started() {
    return new Outcome.FlowStarted("accueil", Outcome.Cause.FIRST, Map.of());
  }

  private static Instant due() {
    return NOW.plusSeconds(1800);
  }

  private static Action say(String... sources) {
    return new Action.Send(parts(sources), List.of(), null, false);
  }

  private static Action confirmation() {
    return new Action.Send(parts("notice:stopped"), List.of(), null, true);
  }

  private static List<Action.Part> parts(String... sources) {
    return Arrays.stream(sources).map(source -> new Action.Part(source, "…")).toList();
  }

  @Test
  void whatIsToBeDoneIsDueSoonUntilItIsTriedAndThenWhenItMayBeTriedAgain() {
    turn(List.of(say("accueil")));
    assertThat(state.due()).isEqualTo(NOW.plus(Pending.GRACE));

    evolve(new EffectPostponed(1, NOW, NOW.plusSeconds(60), false, "busy"));
    assertThat(state.due()).isEqualTo(NOW.plusSeconds(60));
    assertThat(Objects.requireNonNull(state.pending().first()).attempts()).isEqualTo(1);
    assertThat(state.pending().awaited()).isNull();

    done(1, new EffectResult.Accepted("wamid.1"));
    assertThat(state.due()).isNull();
  }

  @Test
  void aMessageWhoseAcceptanceIsUnknownIsAwaitedUntilItsEndIsKnown() {
    turn(List.of(say("accueil")));
    evolve(new EffectPostponed(1, NOW, NOW.plusSeconds(30), true, "no answer"));
    assertThat(state.pending().awaited()).isEqualTo(new Pending.Awaited(1, NOW.plusSeconds(30)));

    done(1, new EffectResult.Accepted("wamid.1"));
    assertThat(state.pending().awaited()).isNull();
  }

  @Test
  void aStopThatDropsAMessageAwaitsItNoMore() {
    turn(List.of(say("accueil")));
    evolve(new EffectPostponed(1, NOW, NOW.plusSeconds(30), true, "no answer"));
    turn(List.of(confirmation()), new Outcome.OptedOut());

    assertThat(state.pending().awaited()).isNull();
    assertThat(state.due()).isEqualTo(NOW.plus(Pending.GRACE));
  }

  @Test
  void aDeliveryThatIsAwaitedHoldsTheNextMessageBack() {
    turn(List.of(say("accueil"), say("question")));
    evolve(new EffectDone(1, NOW, new EffectResult.Accepted("wamid.1"), NOW.plusSeconds(20)));

    assertThat(state.pending().awaited()).isEqualTo(new Pending.Awaited(1, NOW.plusSeconds(20)));
    assertThat(state.due()).isEqualTo(NOW.plusSeconds(20));
  }

  @Test
  void aSessionIsDueAfterItsSilenceAndCounted() {
    turn(List.of(), new Outcome.SessionStarted(Duration.ofHours(24)));
    assertThat(state.due()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(state.session().number()).isEqualTo(1);

    evolve(new SessionEnded(NOW.plus(Duration.ofHours(24))));
    assertThat(state.due()).isNull();
    turn(List.of(), new Outcome.SessionStarted(Duration.ofHours(24)));
    assertThat(state.session().number()).isEqualTo(2);
  }

  @Test
  void aMergedConversationHasNothingToDo() {
    turn(List.of(say("accueil")), started(), new Outcome.WaitOpened(1, due(), null));
    evolve(new MergedInto("other", NOW));

    assertThat(state.mergedInto()).isEqualTo("other");
    assertThat(state.pending().isEmpty()).isTrue();
    assertThat(state.due()).isNull();
  }

  @Test
  void whatSeenLetsGoIsInTheRowAndOnlyOldInputsMayHaveBeenForgotten() {
    for (int i = 0; i < Seen.LIMIT; i++) {
      turn(List.of());
    }
    assertThat(state.seen().mayHaveForgotten(SENT)).isFalse();
    ConversationState before = state;
    TurnTaken last = new TurnTaken(message(), NOW, null, List.of(), List.of());
    evolve(last);

    assertThat(state.row("c1", before, last).forgotten())
        .containsExactly(new Seen.Entry(Seen.hash("wamid.1"), SENT));
    assertThat(state.seen().mayHaveForgotten(SENT)).isTrue();
    assertThat(state.seen().mayHaveForgotten(NOW)).isFalse();
  }

  @Test
  void aFailedInputIsMarkedInTheRow() {
    InputFailed failed =
        new InputFailed(message(), NOW, ANNA, "step", "reason", List.of(), List.of());

    assertThat(state.evolve(failed).row("c1", state, failed).failed()).isEqualTo("reason");
  }
}
