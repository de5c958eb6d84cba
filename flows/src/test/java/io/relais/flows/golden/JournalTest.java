package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void whateverItComesBackFromAConversationGoesOnAlike() {
    List<Conversation> conversations =
        Stream.of(Recovery.values())
            .map(
                recovery ->
                    new Conversation(Shop.bundle(), Contact.UNKNOWN, NOW, World.NONE, recovery))
            .toList();

    conversations.forEach(JournalTest::talk);

    assertThat(conversations.getFirst().turns()).hasSize(5);
    assertThat(conversations).extracting(Conversation::turns).containsOnly(turns(conversations));
    assertThat(conversations.getFirst().contact().locale()).isEqualTo("en");
  }

  private static List<Turned> turns(List<Conversation> conversations) {
    return conversations.getFirst().turns();
  }

  private static void talk(Conversation conversation) {
    conversation.says("hi");
    conversation.says("what?");
    conversation.taps(conversation.option("m").orElseThrow());
    conversation.says("3");
    conversation.advance(Duration.ofHours(1));
  }

  @Test
  void whatIsReadBackIsWhatTheTurnsLeft() {
    for (Recovery recovery : Recovery.values()) {
      Journal journal = new Journal(recovery, Contact.UNKNOWN);
      Conversation conversation = new Conversation(Shop.bundle(), Contact.UNKNOWN, NOW);
      talk(conversation);
      FlowState before = FlowState.EMPTY;

      for (Turned turned : conversation.turns()) {
        assertThat(journal.standing().state()).as("%s", recovery).isEqualTo(before);
        journal.record(turned);
        before = turned.after();
      }

      assertThat(journal.standing().state()).as("%s", recovery).isEqualTo(before);
      assertThat(journal.standing().contact()).isEqualTo(conversation.contact());
    }
  }
}
