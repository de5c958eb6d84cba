package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent.TurnTaken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalCodecTest {
  @Test
  void aNameThatWasNeverWrittenIsRefusedByName() {
    assertThatThrownBy(() -> JournalCodec.read("turn-taken.9", new byte[0]))
        .isInstanceOf(UnreadableRecord.class)
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
            () -> JournalCodec.read("turn-taken.1", broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("turn-taken.1")
        .hasMessageContaining("sentAt")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void whatANewerVersionAddedIsPassedOver() {
    Input input = new Input.Message("m", Instant.EPOCH, "t");
    TurnTaken turn = new TurnTaken(input, Instant.EPOCH, null, List.of(), List.of());
    String json = new String(JournalCodec.write("turn-taken.1", turn), StandardCharsets.UTF_8);
    String newer = json.replaceFirst("\\{", "{\"added\":{\"later\":1},");

    assertThat(JournalCodec.read("turn-taken.1", newer.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(turn);
  }
}
