package io.relais.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final LogThrottle throttle = new LogThrottle(now::get);

  @Test
  void oneLineASecondPassesAndTellsHowManyDidNot() {
    assertThat(throttle.pass()).hasValue(0);
    assertThat(throttle.pass()).isEmpty();
    now.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(throttle.pass()).isEmpty();
    now.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(throttle.pass()).hasValue(2);
    assertThat(throttle.pass()).isEmpty();
  }
}
