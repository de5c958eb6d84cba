package io.relais.loadtest.wholepath;

import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.nothing.NothingServer;
import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.CpuTime;
import io.relais.loadtest.process.FreePorts;
import io.relais.loadtest.process.Probe;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Quiet;
import io.relais.loadtest.stand.Setup;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.LedgerClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that does nothing, as a process of its own, and those who write to it: one that only
 * takes webhooks, or one that sends a message for each of them, to a simulator of its own.
 */
final class DoNothing implements AutoCloseable {
  private static final String LOCAL = "http://127.0.0.1:";

  /** It has a tenth of the code, and runs it many times more often. */
  private static final int WARMS_UP_FASTER = 4;

  /** What it is told is read by nobody. */
  private static final List<String> NUMBER_OF_NOBODY = List.of("100000000000001");

  private final Child server;
  private final @Nullable Child simulator;
  private final @Nullable LedgerClient ledger;
  private final Bench bench;
  private final Meter meter;
  private final List<Round> rounds = new ArrayList<>();

  private DoNothing(
      Child server, @Nullable Child simulator, @Nullable LedgerClient ledger, Bench bench) {
    this.server = server;
    this.simulator = simulator;
    this.ledger = ledger;
    this.bench = bench;
    var sources = new LinkedHashMap<String, Supplier<OptionalDouble>>();
    sources.put("target", () -> CpuTime.of(server.pid()));
    if (simulator != null) {
      sources.put("simulator", () -> CpuTime.of(simulator.pid()));
    }
    this.meter = Meter.of(sources);
  }

  /** One that takes webhooks. */
  static DoNothing oneWay(Plan plan, Place place, HttpClient http) {
    int port = FreePorts.find(1).getFirst();
    var server = server(place, "do-nothing", List.of(Integer.toString(port)));
    return started(server, null, null, plan, webhook(port), http);
  }

  /** One that also sends. */
  static DoNothing bothWays(Plan plan, Place place, HttpClient http) {
    var ports = FreePorts.find(2);
    var graph = URI.create(LOCAL + ports.get(1));
    var webhook = webhook(ports.getFirst());
    var home = place.inner("do-nothing-both-ways");
    home.prepare();
    var setup =
        Setup.bench(
            home, List.of("--seed", Long.toString(plan.seed()), "--fault", "lost-status=1"));
    var simulator = Stand.simulator(home, setup, webhook, graph);
    var ledger = new LedgerClient(graph, http);
    var arguments = List.of(Integer.toString(ports.getFirst()), graph.toString());
    try {
      Probe.await(simulator, ledger.ready(), http);
      var server = server(home, "do-nothing", arguments);
      return started(server, simulator, ledger, plan, webhook, http);
    } catch (RuntimeException failed) {
      simulator.close();
      throw failed;
    }
  }

  private static DoNothing started(
      Child server,
      @Nullable Child simulator,
      @Nullable LedgerClient ledger,
      Plan plan,
      URI webhook,
      HttpClient http) {
    try {
      Probe.await(server, webhook, http);
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
    return new DoNothing(server, simulator, ledger, new Bench(plan, NUMBER_OF_NOBODY, webhook));
  }

  private static URI webhook(int port) {
    return URI.create(LOCAL + port + "/webhooks/whatsapp");
  }

  private static Child server(Place place, String name, List<String> arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "@" + place.jvmOptions(),
                "-classpath",
                System.getProperty("java.class.path"),
                NothingServer.class.getName()));
    command.addAll(arguments);
    return Child.start("do-nothing server", command, Map.of(), place.log(name));
  }

  void warmUp(Plan plan) {
    bench.run(plan.warmup().dividedBy(WARMS_UP_FASTER));
    settle();
  }

  void round(Plan plan) {
    rounds.add(Round.measure(bench, plan.measured(), meter, this::settle));
  }

  /** What came of each round. */
  List<Figures> figures() {
    return rounds.stream()
        .map(round -> ledger == null ? Figures.of(round) : Figures.settled(round))
        .toList();
  }

  private void settle() {
    if (ledger != null) {
      Quiet.await(server::check, ledger, bench.answered());
    }
  }

  @Override
  public void close() {
    bench.close();
    server.close();
    if (simulator != null) {
      simulator.close();
    }
  }
}
