package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.JournalKind;
import io.relais.persistence.PersistenceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.actor.Actor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.JournalProtocol;
import org.apache.pekko.persistence.Persistence;
import org.apache.pekko.persistence.PersistentEnvelope;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.SaveSnapshotSuccess;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotProtocol;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.testkit.javadsl.TestKit;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Speaks to a journal and a snapshot store as persistent actors do, and waits for what they say.
 */
final class Plugins implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofMinutes(2);

  private final String writer = UUID.randomUUID().toString();
  private final ActorSystem system;
  private final ActorRef journal;
  private final ActorRef snapshots;

  Plugins(DatabaseSettings database, JournalKind kind) {
    this(PersistenceConfig.of(database, kind));
  }

  Plugins(Config config) {
    this.system = ActorSystem.create("plugins", config.withFallback(ConfigFactory.load()));
    this.journal = Persistence.get(system).journalFor(null, ConfigFactory.empty());
    this.snapshots = Persistence.get(system).snapshotStoreFor(null, ConfigFactory.empty());
  }

  ActorSystem system() {
    return system;
  }

  /** What was replayed, and the highest number that was told at the end. */
  record Replayed(List<PersistentRepr> events, long highest) {
    List<Object> payloads() {
      return events.stream().map(PersistentRepr::payload).toList();
    }

    List<Long> numbers() {
      return events.stream().map(PersistentRepr::sequenceNr).toList();
    }
  }

  PersistentRepr event(String persistenceId, long seq, Object payload) {
    return PersistentRepr.apply(payload, seq, persistenceId, "", false, Actor.noSender(), writer);
  }

  /** An event of a conversation with what its row says from then on. */
  AtomicWrite turn(long seq, ConversationRow row) {
    Envelope sealed = new Envelope("turn-taken.1", new byte[] {1, 2, 3}, row);
    return write(event("conversation|" + row.conversation(), seq, sealed));
  }

  AtomicWrite write(PersistentRepr... events) {
    return AtomicWrite.apply(CollectionConverters.asScala(Arrays.asList(events)).toList());
  }

  /** Asks for {@code writes} in one request; {@link #answers} waits for what comes of it. */
  TestKit send(AtomicWrite... writes) {
    TestKit probe = new TestKit(system);
    List<PersistentEnvelope> messages = List.of(writes);
    journal.tell(
        new JournalProtocol.WriteMessages(
            CollectionConverters.asScala(messages).toList(), probe.getRef(), 1),
        probe.getRef());
    return probe;
  }

  /** One answer to the request and one to each event, in their order. */
  static List<Object> answers(TestKit probe, int events) {
    return probe.receiveN(events + 1, DEADLINE);
  }

  /** Writes one event after the other in one request, and expects them to be written. */
  void write(String persistenceId, int from, int to) {
    AtomicWrite[] writes = new AtomicWrite[to - from + 1];
    for (int i = 0; i < writes.length; i++) {
      writes[i] = write(event(persistenceId, from + i, "a-" + (from + i)));
    }
    expectWritten(writes);
  }

  void expectWritten(AtomicWrite... writes) {
    int events = Arrays.stream(writes).mapToInt(AtomicWrite::size).sum();
    List<Object> answers = answers(send(writes), events);
    assertThat(answers.getFirst()).isEqualTo(JournalProtocol.WriteMessagesSuccessful$.MODULE$);
    assertThat(answers.subList(1, answers.size()))
        .allSatisfy(
            answer -> assertThat(answer).isInstanceOf(JournalProtocol.WriteMessageSuccess.class));
  }

  /** Returns when the journal has begun with all that it was sent before. */
  void awaitBegun() {
    Object answer = answers(send(write(event("conversation|marker", 1, new Object()))), 1).get(1);
    assertThat(answer).isInstanceOf(JournalProtocol.WriteMessageRejected.class);
  }

  Replayed replay(String persistenceId) {
    return replay(persistenceId, 1, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  Replayed replay(String persistenceId, long from, long to, long max) {
    return replayed(askReplay(persistenceId, from, to, max));
  }

  TestKit askReplay(String persistenceId, long from, long to, long max) {
    TestKit probe = new TestKit(system);
    journal.tell(
        new JournalProtocol.ReplayMessages(from, to, max, persistenceId, probe.getRef()),
        probe.getRef());
    return probe;
  }

  static Replayed replayed(TestKit probe) {
    List<PersistentRepr> events = new ArrayList<>();
    while (true) {
      switch (probe.receiveOne(DEADLINE)) {
        case JournalProtocol.ReplayedMessage replayed -> events.add(replayed.persistent());
        case JournalProtocol.RecoverySuccess end -> {
          return new Replayed(events, end.highestSequenceNr());
        }
        case JournalProtocol.ReplayMessagesFailure failure -> throw new AssertionError(failure);
        case Object other -> throw new AssertionError("Not expected: " + other);
      }
    }
  }

  void delete(String persistenceId, long to) {
    TestKit probe = new TestKit(system);
    journal.tell(
        new JournalProtocol.DeleteMessagesTo(persistenceId, to, probe.getRef()), probe.getRef());
    assertThat(probe.receiveOne(DEADLINE).toString()).isEqualTo("DeleteMessagesSuccess(%d)", to);
  }

  /** Saves a snapshot, and says under what it was saved. */
  SnapshotMetadata save(String persistenceId, long seq, Object snapshot) {
    SnapshotMetadata metadata = SnapshotMetadata.apply(persistenceId, seq);
    Object answer = ask(new SnapshotProtocol.SaveSnapshot(metadata, snapshot));
    assertThat(answer).isInstanceOf(SaveSnapshotSuccess.class);
    return ((SaveSnapshotSuccess) answer).metadata();
  }

  Object ask(Object request) {
    TestKit probe = new TestKit(system);
    snapshots.tell(request, probe.getRef());
    return probe.receiveOne(DEADLINE);
  }

  Optional<SelectedSnapshot> load(
      String persistenceId, SnapshotSelectionCriteria criteria, long toSeq) {
    Object answer = ask(new SnapshotProtocol.LoadSnapshot(persistenceId, criteria, toSeq));
    assertThat(answer).isInstanceOf(SnapshotProtocol.LoadSnapshotResult.class);
    return OptionConverters.toJava(((SnapshotProtocol.LoadSnapshotResult) answer).snapshot());
  }

  @Override
  public void close() {
    TestKit.shutdownActorSystem(system);
  }
}
