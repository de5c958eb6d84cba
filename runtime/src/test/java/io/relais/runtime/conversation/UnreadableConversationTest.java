package io.relais.runtime.conversation;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.Recorded;
import io.relais.persistence.journal.Envelope;
import io.relais.persistence.journal.Sealing;
import io.relais.runtime.channel.SendResult;
import java.util.List;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.testkit.SnapshotMeta;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be read stops only the conversation that it belongs to. */
class UnreadableConversationTest {
  private static final Envelope BROKEN = new Envelope("turn-taken.1", new byte[64], null);

  private static final Object BROKEN_STATE =
      new Envelope("conversation-state.1", new byte[64], null);

  private final ConversationRig rig = new ConversationRig("1");

  /** The conversation has found its journal empty, and counts nothing of what comes there now. */
  @BeforeEach
  void recover() {
    rig.wake();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Envelope sealed(ConversationEvent event) {
    return new Sealing("c1", rig.archive.key).seal(Recorded.replayed(event));
  }

  private ConversationEvent turn() {
    return new TurnTaken(
        new Input.Message("m0", rig.now.get(), "salut"), rig.now.get(), null, List.of(), List.of());
  }

  @Test
  void aMessageToItIsKeptForAnOperatorAndAcknowledged() {
    rig.journal.persistForRecovery(ConversationRig.ID, List.of(sealed(turn()), BROKEN));
    rig.crash();
    rig.says("m1", "salut");
    rig.acknowledged();
    assertThat(rig.archive.kept).extracting(message -> message.input().id()).containsExactly("m1");
    assertThat(rig.journal.persistedInStorage(ConversationRig.ID)).hasSize(2);
    assertThat(rig.channel.isQuiet()).isTrue();
    assertThat(rig.count("relais_conversations_unreadable_total")).isEqualTo(1);
  }

  @Test
  void itIsNotWokenAgainAndAgain() {
    rig.journal.persistForRecovery(ConversationRig.ID, List.of(BROKEN));
    rig.crash();
    rig.wake();
    assertThat(rig.archive.aside).containsExactly("c1");
  }

  @Test
  void aSnapshotThatCannotBeReadIsPassedOver() {
    rig.journal.persistForRecovery(ConversationRig.ID, List.of(sealed(turn())));
    SnapshotTestKit.create(rig.kit.system())
        .persistForRecovery(
            ConversationRig.ID, List.of(Pair.create(SnapshotMeta.create(1, 1), BROKEN_STATE)));
    rig.crash();
    rig.says("m1", "salut");
    rig.acknowledged();
    rig.says("m0", "salut");
    rig.acknowledged();
    rig.channel.next().ends(new SendResult.Accepted("wamid.1"));
    eventually().until(() -> rig.events().size() == 3);
    assertThat(rig.archive.kept).isEmpty();
    assertThat(rig.count("relais_snapshots_unreadable_total")).isEqualTo(1);
  }
}
