package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent.TurnTaken;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalSerializerTest {
  private final JournalSerializer serializer = new JournalSerializer();

  @Test
  void aNameThatWasNeverWrittenIsRefusedByName() {
    assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "turn-taken.9"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("turn-taken.1")
        .hasMessageContaining("turn-taken.9");
  }

  @Test
  void aBrokenRecordIsNamedWithItsPlaceAndWithoutTheCustomersWords() {
    String broken =
        """
        {"input":{"is":"message","id":"m","sentAt":"mon secret","text":"t"},
         "at":"2026-11-02T08:00:00Z","outcomes":[],"actions":[]}\
        """;
    assertThatThrownBy(
            () -> serializer.fromBinary(broken.getBytes(StandardCharsets.UTF_8), "turn-taken.1"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("turn-taken.1")
        .hasMessageContaining("sentAt")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void whatANewerVersionAddedIsPassedOver() throws Exception {
    Input input = new Input.Message("m", Instant.EPOCH, "t");
    TurnTaken turn = new TurnTaken(input, Instant.EPOCH, null, List.of(), List.of());
    String json = new String(serializer.toBinary(turn), StandardCharsets.UTF_8);
    String newer = json.replaceFirst("\\{", "{\"added\":{\"later\":1},");

    assertThat(serializer.fromBinary(newer.getBytes(StandardCharsets.UTF_8), "turn-taken.1"))
        .isEqualTo(turn);
  }

  @Test
  void onlyTheRecordOfAConversationIsWritten() {
    assertThatThrownBy(() -> serializer.manifest("text")).hasMessageContaining("java.lang.String");
  }
}
