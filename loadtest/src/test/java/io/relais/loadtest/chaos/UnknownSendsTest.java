package io.relais.loadtest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownSendsTest {

  @Test
  void readsTheMetricWithAndWithoutLabels() {
    assertThat(UnknownSends.value("# TYPE x counter\nrelais_sends_acceptance_unknown_total 3.0\n"))
        .isEqualTo(3);
    assertThat(
            UnknownSends.value(
                """
                relais_sends_acceptance_unknown_total{number="1"} 3.0
                relais_sends_acceptance_unknown_total{number="2"} 4.0
                """))
        .isEqualTo(7);
  }

  @Test
  void aMetricThatIsNotThereIsZero() {
    assertThat(UnknownSends.value("relais_sends_acceptance_unknown_total_x 3.0\n")).isZero();
  }
}
