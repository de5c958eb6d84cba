package io.relais.loadtest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class GapsTest {

  @Test
  void areSpreadAroundTheirAverageAndFollowFromTheSeed() {
    var gaps = new Gaps(7, Duration.ofSeconds(5));
    var again = new Gaps(7, Duration.ofSeconds(5));
    var drawn = new ArrayList<Duration>();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(gaps.next());
      assertThat(again.next()).isEqualTo(drawn.getLast());
    }

    assertThat(drawn)
        .allMatch(gap -> gap.toMillis() >= 500 && gap.toMillis() <= 9_500)
        .anyMatch(gap -> gap.toMillis() < 2_000)
        .anyMatch(gap -> gap.toMillis() > 8_000);
  }
}
