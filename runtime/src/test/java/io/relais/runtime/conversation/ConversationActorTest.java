package io.relais.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Peer;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding.ShardCommand;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationActorTest {
  private static final Peer INES = new Peer("whatsapp", "1", "FR.1", "+33612345678");
  private static final String ID = "conversation|c1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
  private final ScriptedChannel channel = new ScriptedChannel();
  private final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(
                  ConfigFactory.parseString(
                      """
                      pekko.actor.serializers.journal = "io.relais.persistence.journal.JournalSerializer"
                      pekko.actor.serialization-bindings {
                        "io.relais.persistence.ConversationEvent" = journal
                        "io.relais.persistence.ConversationState" = journal
                      }
                      """))
              .withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final TestProbe<Done> acks = kit.createTestProbe();
  private final TestProbe<ShardCommand> shard = kit.createTestProbe();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private ActorRef<ConversationCommand> conversation = spawn();

  private ActorRef<ConversationCommand> spawn() {
    ConversationSettings settings =
        new ConversationSettings(
            Bundles.shop(), channel, now::get, new SplittableRandom(7), metrics);
    return kit.spawn(
        ConversationActor.create(
            "c1",
            shard.getRef(),
            new ConversationActor.Shared(settings, new ConversationMetrics(metrics))));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void says(String id, String text) {
    conversation.tell(
        new Receive(INES, "Inès", new Input.Message(id, now.get(), text), acks.getRef()));
  }

  private void acknowledged() {
    acks.expectMessageClass(Done.class);
  }

  /**
   * Returns when the conversation is through with what it was doing, such as setting the timer of a
   * retry that is counted already: its messages wait in line, and a redelivered one changes
   * nothing.
   */
  private void settled() {
    says("m1", "salut");
    acknowledged();
  }

  private void restart() {
    kit.stop(conversation);
    conversation = spawn();
  }

  private void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
    time.timePasses(duration);
  }

  private long events() {
    return journal.persistedInStorage(ID).size();
  }

  /** Returns when so many events are on record: what a test does next must not overtake them. */
  private void recorded(int count) {
    acks.awaitAssert(
        () -> {
          assertThat(events()).isEqualTo(count);
          return Done.getInstance();
        });
  }

  /** The same where the time of pauses must pass before. */
  private void recordedInTime(int count) {
    acks.awaitAssert(
        () -> {
          time.timePasses(Duration.ofSeconds(1));
          assertThat(events()).isEqualTo(count);
          return Done.getInstance();
        });
  }

  @Test
  void aMessageIsWrittenAcknowledgedAndAnswered() {
    says("m1", "salut");
    acknowledged();
    ScriptedChannel.Attempt attempt = channel.next();
    assertThat(attempt.text()).contains("Votre nom ?");
    attempt.ends(new SendResult.Accepted("wamid.1"));
    journal.expectNextPersistedClass(ID, ConversationEvent.TurnTaken.class);
    journal.expectNextPersistedClass(ID, ConversationEvent.EffectDone.class);
  }

  @Test
  void aRedeliveredMessageIsAcknowledgedAndChangesNothing() {
    says("m1", "salut");
    says("m1", "salut");
    acknowledged();
    acknowledged();
    channel.next();
    assertThat(channel.isQuiet()).isTrue();
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void theNextMessageGoesOnlyWhenTheEndOfTheLastIsKnown() {
    says("m1", "salut");
    says("m2", "Zoé");
    acknowledged();
    acknowledged();
    ScriptedChannel.Attempt first = channel.next();
    assertThat(channel.isQuiet()).isTrue();
    first.ends(new SendResult.Accepted("wamid.1"));
    assertThat(channel.next().text()).startsWith("Merci Zoé.");
  }

  @Test
  void whatMayBeTriedAgainIsTriedAgainAfterThePauseThatTheChannelAsksFor() {
    says("m1", "salut");
    acknowledged();
    channel.next().ends(new SendResult.Retry(130429, "throughput", Duration.ofSeconds(7), false));
    retried(1);
    settled();
    pass(Duration.ofSeconds(6));
    assertThat(channel.isQuiet()).isTrue();
    pass(Duration.ofSeconds(1));
    channel.next().ends(new SendResult.Accepted("wamid.1"));
  }

  private void retried(int times) {
    acks.awaitAssert(
        () -> {
          assertThat(metrics.counter("relais_send_retries_total").count()).isEqualTo(times);
          return Done.getInstance();
        });
  }

  @Test
  void aMessageThatIsADayOldIsGivenUp() {
    says("m1", "salut");
    acknowledged();
    now.updateAndGet(instant -> instant.plus(Duration.ofHours(24)));
    channel.next().ends(new SendResult.Retry(0, "refused", Duration.ZERO, false));
    journal.expectNextPersistedClass(ID, ConversationEvent.TurnTaken.class);
    var done = journal.expectNextPersistedClass(ID, ConversationEvent.EffectDone.class);
    assertThat(done.result()).isInstanceOf(EffectResult.GivenUp.class);
  }

  @Test
  void afterARestartWhatIsPendingIsSentAndNothingElse() {
    says("m1", "salut");
    acknowledged();
    channel.next();
    restart();
    says("m1", "salut");
    acknowledged();
    channel.next().ends(new SendResult.Accepted("wamid.1"));
    journal.expectNextPersistedClass(ID, ConversationEvent.TurnTaken.class);
    journal.expectNextPersistedClass(ID, ConversationEvent.EffectDone.class);
    restart();
    says("m2", "Zoé");
    acknowledged();
    assertThat(channel.next().text()).startsWith("Merci Zoé.");
    assertThat(channel.isQuiet()).isTrue();
  }

  @Test
  void anAcceptedMessageWhoseRecordCouldNotBeWrittenIsNotSentAgain() {
    says("m1", "salut");
    acknowledged();
    ScriptedChannel.Attempt attempt = channel.next();
    journal.failNextPersisted(ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    recordedInTime(2);
    assertThat(channel.isQuiet()).isTrue();
  }

  @Test
  void aMessageThatComesBeforeThatRecordSendsNothingAgain() {
    says("m1", "salut");
    acknowledged();
    ScriptedChannel.Attempt attempt = channel.next();
    settled();
    journal.failNextPersisted(ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    says("m2", "Zoé");
    recordedInTime(3);
    assertThat(channel.next().text()).startsWith("Merci Zoé.");
    assertThat(channel.isQuiet()).isTrue();
  }

  @Test
  void aStopThatComesBeforeThatRecordIsConfirmed() {
    says("m1", "salut");
    acknowledged();
    ScriptedChannel.Attempt attempt = channel.next();
    settled();
    journal.failNextPersisted(ID);
    attempt.ends(new SendResult.Accepted("wamid.1"));
    says("m2", "stop");
    acks.awaitAssert(
        () -> {
          time.timePasses(Duration.ofSeconds(1));
          assertThat(events()).isGreaterThanOrEqualTo(2);
          return Done.getInstance();
        });
    assertThat(channel.next().text()).doesNotContain("Votre nom ?");
    assertThat(channel.isQuiet()).isTrue();
  }

  @Test
  void aMessageThatCannotBeWrittenIsNotAcknowledged() {
    journal.failNextPersisted(ID);
    says("m1", "salut");
    acks.expectNoMessage(Duration.ofMillis(50));
    assertThat(channel.isQuiet()).isTrue();
    says("m1", "salut");
    recordedInTime(1);
    acknowledged();
    assertThat(channel.next().text()).contains("Votre nom ?");
  }

  @Test
  void aQuestionThatNobodyAnswersTimesOutAlsoAfterARestart() {
    says("m1", "salut");
    acknowledged();
    channel.next().ends(new SendResult.Accepted("wamid.1"));
    recorded(2);
    restart();
    says("m1", "salut");
    acknowledged();
    pass(Duration.ofMinutes(30));
    assertThat(channel.next().text()).isEqualTo("Trop tard.");
  }

  @Test
  void aDeliveryThatFailedIsAcknowledgedAndTakesTheFlowsWay() {
    says("m1", "salut");
    acknowledged();
    channel.next().ends(new SendResult.Accepted("wamid.1"));
    recorded(2);
    conversation.tell(new DeliveryFailed(1, acks.getRef()));
    acknowledged();
    assertThat(channel.next().text()).isEqualTo("Perdu.");
    conversation.tell(new DeliveryFailed(99, acks.getRef()));
    acknowledged();
  }

  @Test
  void aStopWaitsForTheSendThatIsUnderWay() {
    says("m1", "salut");
    acknowledged();
    ScriptedChannel.Attempt attempt = channel.next();
    conversation.tell(new ConversationCommand.Stop());
    attempt.ends(new SendResult.Accepted("wamid.1"));
    acks.expectTerminated(conversation);
    assertThat(journal.persistedInStorage(ID))
        .hasSize(2)
        .last()
        .isInstanceOf(ConversationEvent.EffectDone.class);
  }

  @Test
  void onlyAConversationThatWaitsForNothingLeavesTheMemory() {
    says("m1", "salut");
    acknowledged();
    channel.next().ends(new SendResult.Accepted("wamid.1"));
    recorded(2);
    conversation.tell(new ConversationCommand.Idle());
    says("m2", "stop");
    acknowledged();
    shard.expectNoMessage(Duration.ofMillis(20));
    channel.next().ends(new SendResult.Accepted("wamid.2"));
    recorded(4);
    conversation.tell(new ConversationCommand.Idle());
    shard.receiveMessage();
  }

  @Test
  void everyInputIsOneRow() {
    for (int i = 0; i < 5; i++) {
      says("m" + i, "Zoé");
      acknowledged();
    }
    assertThat(journal.persistedInStorage(ID)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(List.copyOf(journal.persistedInStorage(ID)))
        .filteredOn(ConversationEvent.TurnTaken.class::isInstance)
        .hasSize(5);
  }
}
