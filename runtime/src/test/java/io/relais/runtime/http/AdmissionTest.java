package io.relais.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final int FULL = 2_000;
  private static final long BYTES = 1_000_000;

  private final AtomicLong nanos = new AtomicLong(42);
  private final Admission admission = new Admission(FULL, BYTES, nanos::get);

  @Test
  void aYoungProcessTakesFewAtOnceAndMoreWithEachSecond() {
    assertThat(taken()).isEqualTo(WarmUp.FIRST);
    int before = WarmUp.FIRST;
    for (int second = 1; second < WarmUp.WARM.toSeconds(); second++) {
      grow(Duration.ofSeconds(1));
      int now = taken();
      assertThat(now).as("after %d s", second).isGreaterThan(before).isLessThan(FULL);
      before = now;
    }
    grow(Duration.ofSeconds(1));
    assertThat(taken()).isEqualTo(FULL);
    grow(Duration.ofDays(300));
    assertThat(taken()).isEqualTo(FULL);
  }

  @Test
  void halfWayItTakesTheGeometricMeanOfFirstAndLast() {
    assertThat(WarmUp.posts(FULL, WarmUp.WARM.dividedBy(2)))
        .isEqualTo((int) Math.sqrt((double) WarmUp.FIRST * FULL));
  }

  @Test
  void aLimitBelowTheFirstAllowanceIsTheLimitFromTheStart() {
    assertThat(WarmUp.posts(3, Duration.ZERO)).isEqualTo(3);
  }

  @Test
  void whoLeavesMakesRoomAndWhoWasTurnedAwayTakesNone() {
    for (int i = 0; i < WarmUp.FIRST; i++) {
      assertThat(admission.enter(1)).isTrue();
    }
    assertThat(admission.enter(1)).isFalse();
    admission.leave(1);
    assertThat(admission.enter(1)).isTrue();
    assertThat(admission.enter(1)).isFalse();
  }

  @Test
  void bytesAreLimitedOnTheirOwn() {
    assertThat(admission.enter(BYTES)).isTrue();
    assertThat(admission.enter(1)).isFalse();
    admission.leave(BYTES);
    assertThat(admission.enter(1)).isTrue();
  }

  private void grow(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** How many come in at once; they have left again afterwards. */
  private int taken() {
    int taken = (int) IntStream.range(0, 2 * FULL).takeWhile(i -> admission.enter(1)).count();
    IntStream.range(0, taken).forEach(i -> admission.leave(1));
    return taken;
  }
}
