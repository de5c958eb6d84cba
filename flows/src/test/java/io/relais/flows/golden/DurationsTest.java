package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @Test
  void timesAreReadAndWritten() {
    assertThat(Durations.parse("90m")).contains(Duration.ofMinutes(90));
    assertThat(Durations.parse(" 7d ")).contains(Duration.ofDays(7));
    assertThat(Durations.written(Duration.ofMinutes(90))).isEqualTo("1h 30m");
    assertThat(Durations.written(Duration.ofSeconds(86_401))).isEqualTo("1d 1s");
    assertThat(Durations.written(Duration.ZERO)).isEqualTo("0s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "m", "0s", "-1m", "1.5h", "401d", "99999999999s", "3 weeks"})
  void everythingElseIsNot(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
