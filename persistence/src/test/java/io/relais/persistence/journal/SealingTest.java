package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.ConversationState;
import io.relais.persistence.Recorded;
import io.relais.persistence.sealing.ContactKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final ContactKey KEY = ContactKey.generate("anais", new SecureRandom());
  private static final ConversationEvent TURN =
      new TurnTaken(new Input.Message("m1", NOW, "mon secret"), NOW, null, List.of(), List.of());

  private final Sealing sealing = new Sealing("c1", KEY);

  @Test
  void whatIsSealedHoldsNothingInClearAndOpensAsItWas() {
    Envelope envelope = sealing.seal(Recorded.replayed(TURN));

    assertThat(envelope.name()).isEqualTo("turn-taken.1");
    assertThat(new String(envelope.sealed(), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret", "m1");
    assertThat(sealing.openEvent(envelope)).isEqualTo(TURN);
  }

  @Test
  void anEventOpensOnlyUnderItsNameInItsConversationAndWithItsKey() {
    Envelope envelope = sealing.seal(Recorded.replayed(TURN));
    Envelope renamed = new Envelope("session-ended.1", envelope.sealed(), null);
    ContactKey other = ContactKey.generate("anais", new SecureRandom());

    assertThatThrownBy(() -> sealing.openEvent(renamed)).isInstanceOf(UnreadableRecord.class);
    assertThatThrownBy(() -> new Sealing("c2", KEY).openEvent(envelope))
        .isInstanceOf(UnreadableRecord.class);
    assertThatThrownBy(() -> new Sealing("c1", other).openEvent(envelope))
        .isInstanceOf(UnreadableRecord.class);
  }

  @Test
  void theRowOfAnEventIsThatOfTheStateAfterIt() {
    ConversationEvent ended = new SessionEnded(NOW);
    List<Recorded> recorded = Recorded.from(ConversationState.NEW, List.of(TURN, ended));

    ConversationRow row = sealing.seal(recorded.getLast()).row();

    assertThat(row).isNotNull();
    assertThat(row.conversation()).isEqualTo("c1");
    assertThat(row.lastAt()).isEqualTo(NOW);
    assertThat(row.dueAt()).isNull();
    assertThat(row.owner()).isEqualTo("flow");
  }

  @Test
  void adaptersTellWhatCannotBeReadAndLeaveItOut() {
    List<UnreadableRecord> told = new ArrayList<>();
    Envelope broken = new Envelope("turn-taken.1", new byte[64], null);

    assertThat(sealing.events(told::add).fromJournal(broken, "").isEmpty()).isTrue();
    assertThat(sealing.snapshots(told::add).fromJournal(broken)).isEqualTo(ConversationState.NEW);
    assertThat(told)
        .hasSize(2)
        .allSatisfy(damaged -> assertThat(damaged).hasMessageContaining("c1"));
  }
}
