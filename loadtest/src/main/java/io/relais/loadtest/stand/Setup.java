package io.relais.loadtest.stand;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a stand runs.
 *
 * @param workspace the brand's
 * @param numbers its {@code phone_number_id}s
 * @param simulator arguments of the simulator, beside those that every stand needs
 * @param runtime variables of the runtime's environment, beside those that every stand needs
 */
public record Setup(
    Path workspace, List<String> numbers, List<String> simulator, Map<String, String> runtime) {

  /** Those of the brand that is made for measuring. */
  public static final List<String> BENCH_NUMBERS =
      IntStream.rangeClosed(1, 16).mapToObj("1000000000000%02d"::formatted).toList();

  public Setup {
    numbers = List.copyOf(numbers);
    simulator = List.copyOf(simulator);
    runtime = Map.copyOf(runtime);
  }

  /** The brand made for measuring. */
  public static Setup bench(Place place, List<String> simulator) {
    return new Setup(place.bench(), BENCH_NUMBERS, simulator, Map.of());
  }

  /** The brand of the demo, with the one number that it has. */
  public static Setup demo(Place place, List<String> simulator) {
    return new Setup(place.demo(), BENCH_NUMBERS.subList(0, 1), simulator, Map.of());
  }

  /** The same with one more variable for the runtime. */
  public Setup with(String variable, String value) {
    var more = new HashMap<>(runtime);
    more.put(variable, value);
    return new Setup(workspace, numbers, simulator, more);
  }
}
