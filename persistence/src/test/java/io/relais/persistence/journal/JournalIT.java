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
import io.relais.persistence.Peer;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.TestDatabase;
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
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A persistent actor writes and recovers through the journal as it is configured for production.
 */
class JournalIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aConversationIsRecoveredFromItsEvents() throws Exception {
    ConversationState lived = ConversationState.NEW.evolve(turn(1)).evolve(accepted(1));

    assertThat(tell("c1", turn(1), accepted(1))).isEqualTo(lived);
    assertThat(tell("c1")).as("after a restart").isEqualTo(lived);
    assertThat(manifests("event_journal", "event_ser"))
        .containsExactly("7301 effect-done.1", "7301 turn-taken.1");
  }

  @Test
  void aConversationIsRecoveredFromASnapshotAndWhatCameAfterIt() throws Exception {
    ConversationState lived = ConversationState.NEW;
    List<ConversationEvent> events = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      events.add(turn(i));
      lived = lived.evolve(turn(i));
    }

    assertThat(tell("c2", events.toArray(ConversationEvent[]::new))).isEqualTo(lived);
    assertThat(tell("c2")).as("after a restart").isEqualTo(lived);
    assertThat(manifests("snapshot", "snapshot_ser")).containsExactly("7301 conversation-state.1");
  }

  @Test
  void manyConversationsWriteAtOnce() throws Exception {
    ActorTestKit kit = kit();
    try {
      List<CompletionStage<ConversationState>> answers = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        ActorRef<Keep> conversation = kit.spawn(conversation("many-" + i));
        answers.add(ask(kit, conversation, List.of(turn(1))));
      }
      for (CompletionStage<ConversationState> answer : answers) {
        assertThat(await(answer).pending().last()).isEqualTo(1);
      }
      assertThat(
              all(
                  "SELECT count(*) FROM pg_stat_activity WHERE application_name ="
                      + " 'relais-journal'"))
          .containsExactly("8");
    } finally {
      kit.shutdownTestKit();
    }
  }

  /**
   * Starts an actor system, has the conversation keep {@code events}, and stops it: the state it
   * then had.
   */
  private ConversationState tell(String id, ConversationEvent... events) throws Exception {
    ActorTestKit kit = kit();
    try {
      return await(ask(kit, kit.spawn(conversation(id)), List.of(events)));
    } finally {
      kit.shutdownTestKit();
    }
  }

  private ActorTestKit kit() {
    return ActorTestKit.create(
        PersistenceConfig.of(test.settings()).withFallback(ConfigFactory.load()));
  }

  private static CompletionStage<ConversationState> ask(
      ActorTestKit kit, ActorRef<Keep> conversation, List<ConversationEvent> events) {
    return AskPattern.ask(
        conversation, replyTo -> new Keep(events, replyTo), DEADLINE, kit.scheduler());
  }

  private record Keep(List<ConversationEvent> events, ActorRef<ConversationState> replyTo) {}

  private static Behavior<Keep> conversation(String id) {
    return new EventSourcedBehavior<Keep, ConversationEvent, ConversationState>(
        PersistenceId.of("conversation", id)) {
      @Override
      public ConversationState emptyState() {
        return ConversationState.NEW;
      }

      @Override
      public CommandHandler<Keep, ConversationEvent, ConversationState> commandHandler() {
        return (_, keep) ->
            Effect().persist(keep.events()).thenReply(keep.replyTo(), state -> state);
      }

      @Override
      public EventHandler<ConversationState, ConversationEvent> eventHandler() {
        return ConversationState::evolve;
      }

      @Override
      public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(5, 1);
      }
    };
  }

  private static TurnTaken turn(int n) {
    return new TurnTaken(
        new Input.Message("wamid." + n, NOW, "Où est ma commande ? 😀"),
        NOW.plusSeconds(n),
        n == 1 ? new Peer("whatsapp", "1065", "FR.1", "+33612345678") : null,
        List.of(
            new Outcome.LocaleChosen("fr"),
            new Outcome.FlowStarted("accueil", Outcome.Cause.FIRST, Map.of()),
            new Outcome.WaitOpened(n, NOW.plusSeconds(1800))),
        List.of(
            new Action.Send(
                List.of(new Action.Part("bienvenue", "Bonjour !")), List.of(), null, false)));
  }

  private static EffectDone accepted(long effect) {
    return new EffectDone(effect, NOW, new EffectResult.Accepted("wamid.out" + effect));
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
