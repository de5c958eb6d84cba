package io.relais.persistence.journal;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.JournalKind;
import io.relais.persistence.Peer;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.Recorded;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.sealing.ContactKey;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A persistent actor writes and recovers through the journal as it is configured for production.
 */
class JournalIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final ContactKey KEY = ContactKey.generate("anais", new SecureRandom());
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.close();
  }

  @ParameterizedTest
  @EnumSource(JournalKind.class)
  void aConversationIsRecoveredFromItsEvents(JournalKind kind) throws Exception {
    ConversationState lived = ConversationState.NEW.evolve(turn(1)).evolve(accepted(1));

    assertThat(tell(kind, "c1", turn(1), accepted(1))).isEqualTo(lived);
    assertThat(tell(kind, "c1")).as("after a restart").isEqualTo(lived);
    assertThat(manifests("event_journal", "event_ser"))
        .containsExactly("7301 effect-done.1", "7301 turn-taken.1");
  }

  @ParameterizedTest
  @EnumSource(JournalKind.class)
  void aConversationIsRecoveredFromASnapshotAndWhatCameAfterIt(JournalKind kind) throws Exception {
    ConversationState lived = ConversationState.NEW;
    List<ConversationEvent> events = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      events.add(turn(i));
      lived = lived.evolve(turn(i));
    }

    assertThat(tell(kind, "c2", events.toArray(ConversationEvent[]::new))).isEqualTo(lived);
    assertThat(tell(kind, "c2")).as("after a restart").isEqualTo(lived);
    assertThat(manifests("snapshot", "snapshot_ser")).containsExactly("7301 conversation-state.1");
  }

  @ParameterizedTest
  @EnumSource(JournalKind.class)
  void manyConversationsWriteAtOnce(JournalKind kind) throws Exception {
    ActorTestKit kit = kit(kind);
    try {
      List<CompletionStage<ConversationState>> answers = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        ActorRef<Keep> conversation = kit.spawn(conversation("many-" + i));
        answers.add(ask(kit, conversation, List.of(turn(1))));
      }
      for (CompletionStage<ConversationState> answer : answers) {
        assertThat(await(answer).pending().last()).isEqualTo(1);
      }
    } finally {
      kit.shutdownTestKit();
    }
  }

  /**
   * Starts an actor system, has the conversation keep {@code events}, and stops it: the state it
   * then had.
   */
  private ConversationState tell(JournalKind kind, String id, ConversationEvent... events)
      throws Exception {
    ActorTestKit kit = kit(kind);
    try {
      return await(ask(kit, kit.spawn(conversation(id)), List.of(events)));
    } finally {
      kit.shutdownTestKit();
    }
  }

  private ActorTestKit kit(JournalKind kind) {
    return ActorTestKit.create(
        PersistenceConfig.of(test.settings(), kind).withFallback(ConfigFactory.load()));
  }

  private static CompletionStage<ConversationState> ask(
      ActorTestKit kit, ActorRef<Keep> conversation, List<ConversationEvent> events) {
    return AskPattern.ask(
        conversation, replyTo -> new Keep(events, replyTo), DEADLINE, kit.scheduler());
  }

  private record Keep(List<ConversationEvent> events, ActorRef<ConversationState> replyTo) {}

  private static Behavior<Keep> conversation(String id) {
    return new EventSourcedBehavior<Keep, Recorded, ConversationState>(
        PersistenceId.of("conversation", id)) {
      @Override
      public ConversationState emptyState() {
        return ConversationState.NEW;
      }

      @Override
      public CommandHandler<Keep, Recorded, ConversationState> commandHandler() {
        return (state, keep) ->
            Effect()
                .persist(Recorded.from(state, keep.events()))
                .thenReply(keep.replyTo(), after -> after);
      }

      @Override
      public EventHandler<ConversationState, Recorded> eventHandler() {
        return (state, recorded) -> recorded.on(state);
      }

      @Override
      public EventAdapter<Recorded, ?> eventAdapter() {
        return new Sealing(id, KEY).events(JournalIT::unreadable);
      }

      @Override
      public SnapshotAdapter<ConversationState> snapshotAdapter() {
        return new Sealing(id, KEY).snapshots(JournalIT::unreadable);
      }

      @Override
      public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(5, 1);
      }
    };
  }

  private static void unreadable(UnreadableRecord damaged) {
    throw new AssertionError(damaged);
  }

  private static TurnTaken turn(int n) {
    return new TurnTaken(
        new Input.Message("wamid." + n, NOW, "Où est ma commande ? 😀"),
        NOW.plusSeconds(n),
        n == 1 ? new Peer("whatsapp", "1065", "FR.1", "+33612345678") : null,
        List.of(
            new Outcome.LocaleChosen("fr"),
            new Outcome.FlowStarted("accueil", Outcome.Cause.FIRST, Map.of()),
            new Outcome.WaitOpened(n, NOW.plusSeconds(1800), null)),
        List.of(
            new Action.Send(
                List.of(new Action.Part("bienvenue", "Bonjour !")), List.of(), null, false)));
  }

  private static EffectDone accepted(long effect) {
    return new EffectDone(effect, NOW, new EffectResult.Accepted("wamid.out" + effect), null);
  }

  private Set<String> manifests(String table, String columns) throws Exception {
    return all(
        "SELECT DISTINCT %2$s_id || ' ' || %2$s_manifest FROM %1$s".formatted(table, columns));
  }

  private Set<String> all(String sql) throws Exception {
    return await(
        test.database()
            .call(
                connection -> {
                  Set<String> found = new TreeSet<>();
                  try (var statement = connection.createStatement();
                      ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                      found.add(rows.getString(1));
                    }
                  }
                  return found;
                }));
  }
}
