package io.relais.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS = List.of("next", "label", "hint", "numero", "timeout");

  @ParameterizedTest
  @CsvSource({
    "nxt, next",
    "netx, next",
    "lable, label",
    "numro, numero",
    "timout, timeout",
    "timeuot, timeout",
    "NUMERO, ",
    "goto, ",
    "x, ",
  })
  void theNearestWordIsMeantIfItIsNearEnough(String written, String meant) {
    assertThat(DidYouMean.among(KEYS, written).orElse(null)).isEqualTo(meant);
  }

  @Test
  void aWordOfAnyLengthIsAnsweredAtOnce() {
    assertThat(DidYouMean.among(KEYS, "n".repeat(1_000_000))).isEmpty();
  }
}
