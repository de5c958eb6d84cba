package io.relais.runtime.conversation;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Recorded;
import io.relais.persistence.Seen;
import io.relais.persistence.journal.Sealing;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Retry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationActorTest {
  private final ConversationRig rig = new ConversationRig("1");

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aMessageIsWrittenAcknowledgedAndAnswered() {
    rig.says("m1", "salut");
    rig.acknowledged();
    ScriptedChannel.Attempt attempt = rig.channel.next();
    assertThat(attempt.text()).contains("Votre nom ?");
    attempt.ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    assertThat(rig.events().get(0)).isInstanceOf(TurnTaken.class);
    assertThat(rig.events().get(1))
        .isEqualTo(new EffectDone(1, rig.now.get(), new EffectResult.Accepted("wamid.1"), null));
  }

  @Test
  void aRedeliveredMessageIsAcknowledgedAndChangesNothing() {
    rig.says("m1", "salut");
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.acknowledged();
    rig.channel.next();
    assertThat(rig.channel.isQuiet()).isTrue();
    assertThat(rig.events()).hasSize(1);
  }

  @Test
  void aRedeliveryThatTheConversationHasForgottenIsLookedUp() {
    for (int i = 0; i <= Seen.LIMIT; i++) {
      rig.says("m" + i, "Zoé");
      rig.acknowledged();
    }
    int before = rig.events().size();
    rig.archive.taken.add("m0");
    rig.says("m0", "Zoé");
    rig.acknowledged();
    rig.says("another of the same second", "Zoé");
    rig.acknowledged();
    assertThat(rig.events().stream().filter(TurnTaken.class::isInstance)).hasSize(Seen.LIMIT + 2);
    assertThat(rig.events().size()).isGreaterThan(before);
  }

  @Test
  void theNextMessageGoesOnlyWhenTheEndOfTheLastIsKnown() {
    rig.says("m1", "salut");
    rig.says("m2", "Zoé");
    rig.acknowledged();
    rig.acknowledged();
    ScriptedChannel.Attempt first = rig.channel.next();
    assertThat(rig.channel.isQuiet()).isTrue();
    first.ends(new SendResult.Accepted("wamid.1"));
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
  }

  @Test
  void whatMayBeTriedAgainIsTriedAgainAfterThePauseThatTheChannelAsksFor() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel
        .next()
        .ends(new SendResult.Retry(130429, "throughput", Duration.ofSeconds(7), false));
    rig.recorded(2);
    assertThat(rig.events().get(1))
        .isEqualTo(
            new EffectPostponed(
                1, rig.now.get(), rig.now.get().plusSeconds(7), false, "130429 throughput"));
    rig.pass(Duration.ofSeconds(6));
    rig.wake();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.pass(Duration.ofSeconds(1));
    rig.wake();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(3);
    assertThat(rig.count("relais_send_retries_total")).isEqualTo(1);
  }

  @Test
  void aPauseOutlivesACrashAndLeavesNoDoubt() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Retry(130429, "busy", Duration.ofSeconds(60), false));
    rig.recorded(2);
    rig.crash();
    rig.wake();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.pass(Duration.ofSeconds(60));
    rig.wake();
    rig.channel.next();
    assertThat(rig.events()).hasSize(2);
  }

  @Test
  void aMessageThatIsADayOldIsGivenUp() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.now.updateAndGet(instant -> instant.plus(Duration.ofHours(24)));
    rig.channel.next().ends(new SendResult.Retry(0, "refused", Duration.ZERO, false));
    eventually().until(() -> rig.events().size() > 1);
    assertThat(((EffectDone) rig.events().get(1)).result())
        .isInstanceOf(EffectResult.GivenUp.class);
  }

  @Test
  void anAcceptedMessageWhoseRecordCouldNotBeWrittenIsNotSentAgain() {
    rig.says("m1", "salut");
    rig.acknowledged();
    ScriptedChannel.Attempt attempt = rig.channel.next();
    rig.journal.failNextPersisted(ConversationRig.ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    rig.recordedInTime(2);
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aMessageThatComesBeforeThatRecordSendsNothingAgain() {
    rig.says("m1", "salut");
    rig.acknowledged();
    ScriptedChannel.Attempt attempt = rig.channel.next();
    rig.settled();
    rig.journal.failNextPersisted(ConversationRig.ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    rig.says("m2", "Zoé");
    rig.recordedInTime(3);
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aStopThatComesBeforeThatRecordIsConfirmed() {
    rig.says("m1", "salut");
    rig.acknowledged();
    ScriptedChannel.Attempt attempt = rig.channel.next();
    rig.settled();
    rig.journal.failNextPersisted(ConversationRig.ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    rig.says("m2", "stop");
    eventually()
        .untilAsserted(
            () -> {
              rig.time.timePasses(Duration.ofSeconds(1));
              assertThat(rig.events()).hasSizeGreaterThanOrEqualTo(2);
            });
    assertThat(rig.channel.next().text()).doesNotContain("Votre nom ?");
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aMessageThatCannotBeWrittenIsNotAcknowledged() {
    rig.journal.failNextPersisted(ConversationRig.ID);
    rig.says("m1", "salut");
    rig.acks.expectNoMessage(Duration.ofMillis(50));
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.says("m1", "salut");
    rig.recordedInTime(1);
    rig.acknowledged();
    assertThat(rig.channel.next().text()).contains("Votre nom ?");
  }

  @Test
  void aQuestionThatNobodyAnswersTimesOutAlsoAfterACrash() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.crash();
    rig.pass(Duration.ofMinutes(30));
    rig.wake();
    rig.wake();
    assertThat(rig.channel.next().text()).isEqualTo("Trop tard.");
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aDeliveryThatFailedIsAcknowledgedAndTakesTheFlowsWay() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.conversation.tell(new DeliveryFailed(1, "wamid.1", rig.acks.getRef()));
    rig.acknowledged();
    assertThat(rig.channel.next().text()).isEqualTo("Perdu.");
    rig.conversation.tell(new DeliveryFailed(99, "wamid.99", rig.acks.getRef()));
    rig.acknowledged();
  }

  @Test
  void anInputThatFailedIsTakenAgainWhenAnOperatorAsksForIt() {
    rig.says("m1", "salut");
    rig.says("m2", "panne");
    rig.acknowledged();
    rig.acknowledged();
    var failed = (ConversationEvent.InputFailed) rig.events().getLast();
    rig.conversation.tell(new Retry(failed.input(), rig.acks.getRef()));
    rig.acknowledged();
    assertThat(rig.events()).hasSize(3);
    assertThat(rig.archive.rows).extracting(row -> row.failed() != null).contains(true, false);
  }

  @Test
  void aStopWaitsForTheSendThatIsUnderWayAndDoesWhatIsPending() {
    rig.says("m1", "salut");
    rig.says("m2", "Zoé");
    rig.acknowledged();
    rig.acknowledged();
    ScriptedChannel.Attempt attempt = rig.channel.next();
    rig.conversation.tell(new ConversationCommand.Stop());
    attempt.ends(new SendResult.Accepted("wamid.1"));
    rig.channel.next().ends(new SendResult.Accepted("wamid.2"));
    rig.acks.expectTerminated(rig.conversation);
    assertThat(rig.events()).hasSize(4).last().isInstanceOf(EffectDone.class);
  }

  @Test
  void whatCameBeforeAStopIsTakenAlsoWhereTheKeyIsStillLookedUp() {
    rig.archive.open = new CompletableFuture<>();
    rig.crash();
    rig.says("m1", "salut");
    rig.conversation.tell(new ConversationCommand.Stop());
    rig.archive.open.complete(Done.getInstance());
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.acks.expectTerminated(rig.conversation);
    assertThat(rig.events()).hasSize(2);
  }

  @Test
  void aMergedConversationHandsItsMessagesOver() {
    var merged = new MergedInto("c2", rig.now.get());
    var sealed = new Sealing("c1", rig.archive.key).seal(Recorded.replayed(merged));
    rig.journal.persistForRecovery(ConversationRig.ID, List.of(sealed));
    rig.crash();
    rig.says("m1", "salut");
    eventually().until(() -> rig.handedOver.containsKey("c2"));
    assertThat(rig.events()).hasSize(1);
  }

  @Test
  void nothingIsReadOrSaidForAContactThatWasErased() {
    rig.archive.erased = true;
    rig.crash();
    rig.says("m1", "salut");
    rig.answeredThatThePersonWasErased();
    rig.says("m2", "salut");
    rig.answeredThatThePersonWasErased();
    assertThat(rig.journal.persistedInStorage(ConversationRig.ID)).isEmpty();
    assertThat(rig.channel.isQuiet()).isTrue();
    assertThat(rig.count("relais_commands_for_erased_total")).isEqualTo(2);
  }

  @Test
  void everyInputIsOneRow() {
    for (int i = 0; i < 5; i++) {
      rig.says("m" + i, "Zoé");
      rig.acknowledged();
    }
    assertThat(rig.events()).filteredOn(TurnTaken.class::isInstance).hasSize(5);
  }

  @Test
  void theRowsOfAllEventsAreThoseOfTheStatesAfterThem() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.settled();
    ConversationState state = ConversationState.NEW;
    for (ConversationEvent event : rig.events()) {
      ConversationState after = state.evolve(event);
      assertThat(rig.archive.rows).contains(after.row("c1", state, event));
      state = after;
    }
    assertThat(rig.archive.rows).hasSize(2);
    assertThat(state.due()).isEqualTo(rig.now.get().plus(Duration.ofMinutes(30)));
  }

  @Test
  void aTimerThatFiresWithoutItsCustomerIsNotTakenForAnInput() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.pass(Duration.ofMinutes(30));
    rig.wake();
    assertThat(((TurnTaken) rig.events().getLast()).input()).isInstanceOf(Input.TimerFired.class);
  }
}
