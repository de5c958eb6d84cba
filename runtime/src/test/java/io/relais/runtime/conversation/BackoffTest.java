package io.relais.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(new SplittableRandom(7));

  @Test
  void pausesDoubleWithHalfOfThemLeftToChance() {
    assertThat(backoff.after(1, false, Duration.ZERO))
        .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(backoff.after(4, false, Duration.ZERO))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aPersonWrittenToTooOftenRestsByPowersOfFour() {
    assertThat(backoff.after(1, true, Duration.ZERO))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(backoff.after(4, true, Duration.ZERO))
        .isBetween(Duration.ofSeconds(32), Duration.ofSeconds(64));
  }

  @Test
  void noPauseIsLongerThanFiveMinutesNorShorterThanTheChannelAsks() {
    assertThat(backoff.after(1000, true, Duration.ZERO))
        .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    assertThat(backoff.after(1, false, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
  }
}
