package io.relais.runtime.conversation;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationState;
import io.relais.persistence.Peer;
import io.relais.persistence.journal.Envelope;
import io.relais.persistence.journal.Sealing;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.Remote;
import io.relais.runtime.conversation.ConversationCommand.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/** One conversation over a journal in memory, with a clock that stands still. */
final class ConversationRig implements AutoCloseable {
  static final String ID = "conversation|c1";

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
  final ScriptedChannel channel = new ScriptedChannel();
  final FakeArchive archive = new FakeArchive();
  final Map<String, Remote> handedOver = new ConcurrentHashMap<>();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(PersistenceTestKitPlugin.getInstance().config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(
                  ConfigFactory.parseString(
                      """
                      pekko.actor.serializers.journal = "io.relais.persistence.journal.JournalSerializer"
                      pekko.actor.serialization-bindings {
                        "io.relais.persistence.journal.Envelope" = journal
                      }
                      """))
              .withFallback(ConfigFactory.load()));
  final ManualTime time = ManualTime.get(kit.system());
  final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  final TestProbe<Reply> acks = kit.createTestProbe();
  private final Peer customer;
  ActorRef<ConversationCommand> conversation;

  /**
   * @param number the brand's number that the customer writes to
   */
  ConversationRig(String number) {
    customer = new Peer("whatsapp", number, "FR.1", "+33612345678");
    conversation = spawn();
  }

  private ActorRef<ConversationCommand> spawn() {
    ConversationSettings settings =
        new ConversationSettings(
            Bundles.shop(), channel, now::get, new SplittableRandom(7), metrics, true);
    Shared shared =
        new Shared(
            settings,
            new ConversationMetrics(metrics),
            new NumberRules(settings.bundle().brand()),
            archive,
            handedOver::put);
    return kit.spawn(ConversationEntity.create("c1", shared));
  }

  void says(String id, String text) {
    conversation.tell(
        new Receive(customer, "Inès", new Input.Message(id, now.get(), text), acks.getRef()));
  }

  void acknowledged() {
    acks.expectMessage(Reply.TAKEN);
  }

  void answeredThatThePersonWasErased() {
    acks.expectMessage(Reply.ERASED);
  }

  /** Returns when the conversation is through with what it was doing. */
  void settled() {
    says("m1", "salut");
    acknowledged();
  }

  void wake() {
    conversation.tell(new Wake(acks.getRef()));
    acknowledged();
  }

  /** As a crash does it: nothing is finished, nothing is said. */
  void crash() {
    kit.stop(conversation);
    conversation = spawn();
  }

  void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
    time.timePasses(duration);
  }

  double count(String counter) {
    return metrics.counter(counter).count();
  }

  List<ConversationEvent> events() {
    Sealing sealing = new Sealing("c1", archive.key);
    return journal.persistedInStorage(ID).stream()
        .map(stored -> sealing.openEvent((Envelope) stored))
        .toList();
  }

  ConversationState state() {
    ConversationState state = ConversationState.NEW;
    for (ConversationEvent event : events()) {
      state = state.evolve(event);
    }
    return state;
  }

  /** Returns when it is on record how the effect ended. */
  void done(long effect) {
    eventually().until(() -> state().pending().get(effect) == null);
  }

  /** Returns when so many events are on record: what a test does next must not overtake them. */
  void recorded(int count) {
    eventually().untilAsserted(() -> assertThat(events()).hasSize(count));
  }

  /** The same where the time of pauses must pass before. */
  void recordedInTime(int count) {
    eventually()
        .untilAsserted(
            () -> {
              time.timePasses(Duration.ofSeconds(1));
              assertThat(events()).hasSize(count);
            });
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
