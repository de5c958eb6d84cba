package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JournalSerializerTest {
  private final JournalSerializer serializer = new JournalSerializer();

  @Test
  void aRowHoldsTheNameAndTheSealedBytesAsTheyAre() {
    Envelope envelope = new Envelope("turn-taken.1", new byte[] {1, 2, 3}, null);

    assertThat(serializer.manifest(envelope)).isEqualTo("turn-taken.1");
    assertThat(serializer.toBinary(envelope)).containsExactly(1, 2, 3);
    Envelope read = serializer.fromBinary(new byte[] {1, 2, 3}, "turn-taken.1");
    assertThat(read.name()).isEqualTo("turn-taken.1");
    assertThat(read.sealed()).containsExactly(1, 2, 3);
  }

  @Test
  void onlyTheRecordOfAConversationIsWritten() {
    assertThatThrownBy(() -> serializer.manifest("text")).hasMessageContaining("java.lang.String");
  }
}
