package io.relais.runtime.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {

  private static final Faults STORMY =
      new Faults(
          Map.of(GraphFault.HANG, 0.2, GraphFault.SERVER_ERROR, 0.3), 5, 40, 0.25, 0.5, 100, 0.1);

  @Test
  void theSameSeedDecidesTheSame() {
    assertThat(decisions(7)).isEqualTo(decisions(7)).isNotEqualTo(decisions(8));
  }

  @Test
  void oneKindOfDecisionDoesNotDisturbAnother() {
    var alone = new FaultInjector(7, STORMY);
    var among = new FaultInjector(7, STORMY);
    IntStream.range(0, 10).forEach(_ -> among.loseStatus());

    assertThat(among.graphFault()).isEqualTo(alone.graphFault());
  }

  @Test
  void faultsComeAboutAsOftenAsAsked() {
    var injector = new FaultInjector(1, STORMY);
    int calls = 20_000;
    var seen = IntStream.range(0, calls).mapToObj(_ -> injector.graphFault()).toList();

    assertThat(share(seen.stream().filter(f -> f.equals(of(GraphFault.HANG))).count(), calls))
        .isCloseTo(0.2, within(0.02));
    assertThat(share(seen.stream().filter(f -> f.isEmpty()).count(), calls))
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void latencyStaysWithinItsBounds() {
    var injector = new FaultInjector(1, STORMY);

    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> injector.graphLatency().toMillis()))
        .allMatch(millis -> millis >= 5 && millis <= 45)
        .contains(5L, 45L);
  }

  @Test
  void withoutFaultsNothingGoesWrong() {
    var injector = new FaultInjector(1, Faults.NONE);

    assertThat(injector.graphFault()).isEmpty();
    assertThat(injector.graphLatency()).isZero();
    assertThat(injector.holdBack()).isZero();
    assertThat(injector.duplicate()).isFalse();
    assertThat(injector.loseStatus()).isFalse();
  }

  @Test
  void impossibleProbabilitiesAreRefused() {
    assertThatThrownBy(() -> new Faults(Map.of(), 0, 0, 1.1, 0, 0, 0))
        .hasMessage("Expected duplicate between 0 and 1, but it is 1.1.");
    assertThatThrownBy(
            () -> new Faults(Map.of(GraphFault.HANG, 0.6, GraphFault.DROP, 0.6), 0, 0, 0, 0, 0, 0))
        .hasMessageContaining("at most 1 together");
  }

  private static Optional<GraphFault> of(GraphFault fault) {
    return Optional.of(fault);
  }

  private static double share(long part, int whole) {
    return (double) part / whole;
  }

  private static List<Object> decisions(long seed) {
    var injector = new FaultInjector(seed, STORMY);
    return IntStream.range(0, 200)
        .<Object>mapToObj(
            _ ->
                List.of(
                    injector.graphFault(),
                    injector.graphLatency(),
                    injector.holdBack(),
                    injector.duplicate(),
                    injector.loseStatus()))
        .toList();
  }
}
