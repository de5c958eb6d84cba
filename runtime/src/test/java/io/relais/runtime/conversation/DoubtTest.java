package io.relais.runtime.conversation;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.EffectResult;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.Update.DeliveryStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody knows whether the channel took a message: it has no key that makes a second one none. */
class DoubtTest {
  private ConversationRig rig = new ConversationRig("1");

  @AfterEach
  void stop() {
    rig.close();
  }

  /** Until the first message is under way, written down and not known to have been accepted. */
  private void asked() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next();
  }

  private void crashed() {
    asked();
    rig.crash();
    rig.wake();
  }

  private void on(String number) {
    rig.close();
    rig = new ConversationRig(number);
  }

  @Test
  void afterACrashAStatusIsWaitedForAndThenTheMessageIsSentAgain() {
    crashed();
    rig.recorded(2);
    var postponed = (EffectPostponed) rig.events().get(1);
    assertThat(postponed.unknown()).isTrue();
    assertThat(postponed.until()).isEqualTo(rig.now.get().plus(Performer.DOUBT));
    rig.pass(Performer.DOUBT.minusSeconds(1));
    rig.wake();
    assertThat(rig.count("relais_sends_acceptance_unknown_total")).isEqualTo(1);
    rig.wake();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.pass(Duration.ofSeconds(1));
    rig.wake();
    assertThat(rig.channel.next().text()).contains("Votre nom ?");
  }

  @ParameterizedTest
  @EnumSource(DeliveryStatus.class)
  void aStatusThatNamesTheMessageSaysThatItWasAccepted(DeliveryStatus status) {
    crashed();
    rig.recorded(2);
    rig.archive.tells(1, status);
    rig.wake();
    rig.recorded(3);
    assertThat(((EffectDone) rig.events().get(2)).result())
        .isEqualTo(new EffectResult.Accepted("wamid.told1"));
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aStatusThatIsThereAlreadyEndsTheDoubtAtOnce() {
    asked();
    rig.archive.tells(1, DeliveryStatus.SENT);
    rig.crash();
    rig.wake();
    rig.recorded(2);
    assertThat(rig.events().get(1)).isInstanceOf(EffectDone.class);
    assertThat(rig.channel.isQuiet()).isTrue();
  }

  @Test
  void aMessageThatIsOldEnoughAtTheRestartIsWaitedForOnlyShortly() {
    asked();
    rig.pass(Duration.ofMinutes(5));
    rig.crash();
    rig.wake();
    rig.recorded(2);
    assertThat(((EffectPostponed) rig.events().get(1)).until())
        .isEqualTo(rig.now.get().plus(Performer.SETTLING));
  }

  @Test
  void whereTheNumberHoldsItIsNotSentAgain() {
    on("2");
    crashed();
    rig.recorded(2);
    rig.pass(Performer.DOUBT);
    rig.wake();
    eventually().until(() -> rig.events().size() > 2);
    assertThat(((EffectDone) rig.events().get(2)).result())
        .isEqualTo(new EffectResult.GivenUp("held: acceptance unknown"));
  }

  @Test
  void aTimeoutOfTheChannelIsADoubtAsWell() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Unknown("no answer"));
    rig.recorded(2);
    rig.wake();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.pass(Performer.DOUBT);
    rig.wake();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(3);
  }

  @Test
  void whatFollowsWaitsUntilTheDoubtIsOver() {
    crashed();
    rig.recorded(2);
    rig.says("m2", "Zoé");
    rig.acknowledged();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.archive.tells(1, DeliveryStatus.DELIVERED);
    rig.wake();
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
  }

  @Test
  void theEndOfAMessageThatWasWrittenDownLeavesNoDoubt() {
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.crash();
    rig.says("m2", "Zoé");
    rig.acknowledged();
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
  }

  @Test
  void whereTheNumberAsksSoTheNextMessageFollowsTheDeliveryOfTheLast() {
    on("3");
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.says("m2", "Zoé");
    rig.acknowledged();
    rig.archive.tells(1, DeliveryStatus.SENT);
    rig.wake();
    rig.settled();
    assertThat(rig.channel.isQuiet()).isTrue();
    rig.archive.tells(1, DeliveryStatus.DELIVERED);
    rig.wake();
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
  }

  @Test
  void aDeliveryThatIsNeverToldHoldsNothingUpForLong() {
    on("3");
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    rig.recorded(2);
    rig.says("m2", "Zoé");
    rig.acknowledged();
    rig.pass(Performer.HOLD);
    rig.wake();
    assertThat(rig.channel.next().text()).startsWith("Merci Zoé.");
  }
}
