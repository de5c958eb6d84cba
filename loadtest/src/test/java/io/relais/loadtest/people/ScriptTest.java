package io.relais.loadtest.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 11, 99_999, 100_001, 123_456_789})
  void everyReplyAnswersExactlyItsMessage(long person) {
    for (int turn = 0; turn < Script.LENGTH; turn++) {
      var reply = "Réponse : " + Script.reply(person, turn) + " ?";
      assertThat(Script.answered(person, reply)).hasValue(turn);
    }
  }

  @Test
  void aReplyToSomebodyElseAnswersNothing() {
    for (int turn = 2; turn < Script.LENGTH; turn++) {
      assertThat(Script.answered(12, Script.reply(13, turn))).isEmpty();
      assertThat(Script.answered(1, Script.reply(11, turn))).isEmpty();
    }
  }

  @Test
  void whatACustomerWritesIsTheirOwn() {
    assertThat(Script.message(12, 2)).isEqualTo("c'est la CMD-00012, merci");
    assertThat(Script.message(12, 3)).isEqualTo("client12@example.org");
  }
}
