package io.relais.loadtest.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  static Stream<Script> scripts() {
    return Stream.concat(Stream.of(Scripts.BENCH), LongStream.range(0, 5).mapToObj(Scripts::demo));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 11, 99_999, 100_001, 123_456_789})
  void everyReplyAnswersItsMessage(long person) {
    scripts()
        .forEach(
            script -> {
              for (int turn = 0; turn < script.length(); turn++) {
                var reply = "Réponse : " + script.reply(person, turn) + " ?";
                assertThat(script.answered(person, reply)).containsExactly(turn);
              }
            });
  }

  @Test
  void whoeverComesBackHearsTheSameAgain() {
    var script = Scripts.BENCH.visited(3);

    assertThat(script.length()).isEqualTo(15);
    assertThat(script.message(12, 8)).isEqualTo(script.message(12, 3));
    assertThat(script.answered(12, script.reply(12, 3))).containsExactly(3, 8, 13);
  }

  @Test
  void aReplyToSomebodyElseAnswersNothing() {
    var script = Scripts.BENCH;
    for (int turn = 2; turn < script.length(); turn++) {
      assertThat(script.answered(12, script.reply(13, turn))).isEmpty();
      assertThat(script.answered(1, script.reply(11, turn))).isEmpty();
    }
  }

  @Test
  void whatACustomerWritesIsTheirOwn() {
    assertThat(Scripts.BENCH.message(12, 2)).isEqualTo("c'est la CMD-00012, merci");
    assertThat(Scripts.BENCH.message(12, 3)).isEqualTo("client12@example.org");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aScriptIsFoundByItsName(Script script) {
    assertThat(Scripts.named(script.name())).isSameAs(script);
  }

  @Test
  void aNameThatNoScriptHasIsSaid() {
    assertThatThrownBy(() -> Scripts.named("opera")).hasMessageContaining("\"opera\"");
  }
}
