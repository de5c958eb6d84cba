package io.relais.loadtest.stand;

import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.CpuTime;
import io.relais.loadtest.process.FreePorts;
import io.relais.loadtest.process.Probe;
import io.relais.loadtest.verdict.LedgerClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The system under test: database, simulator and runtime. Where the caller's environment names a
 * database, it is that one, and nothing of it is started, stopped or measured here.
 */
public final class Stand implements AutoCloseable {
  private static final String LOCAL = "http://127.0.0.1:";
  private static final String DATABASE = "RELAIS_DB_";

  private final Optional<DatabaseProcess> database;
  private final Child simulator;
  private final RuntimeProcess runtime;
  private final LedgerClient ledger;

  private Stand(
      Optional<DatabaseProcess> database,
      Child simulator,
      RuntimeProcess runtime,
      LedgerClient ledger) {
    this.database = database;
    this.simulator = simulator;
    this.runtime = runtime;
    this.ledger = ledger;
  }

  /** Starts all of it and returns when it is ready; nothing is left running where that fails. */
  public static Stand start(Place place, Setup setup, Map<String, String> caller, HttpClient http) {
    var ports = FreePorts.find(4);
    var opened = new ArrayList<AutoCloseable>();
    try {
      Optional<DatabaseProcess> database =
          caller.containsKey(DATABASE + "URL")
              ? Optional.empty()
              : Optional.of(DatabaseProcess.start(place, ports.get(0)));
      database.ifPresent(opened::add);
      var webhook = URI.create(LOCAL + ports.get(1) + "/webhooks/whatsapp");
      var management = URI.create(LOCAL + ports.get(2));
      var graph = URI.create(LOCAL + ports.get(3));
      var simulator = simulator(place, setup, webhook, graph);
      opened.add(simulator);
      var variables = environment(setup, webhook, management, graph);
      variables.putAll(database.map(DatabaseProcess::environment).orElseGet(() -> given(caller)));
      var runtime = RuntimeProcess.start(place, setup, variables, webhook, management);
      opened.add(runtime);
      var ledger = new LedgerClient(graph, http);
      Probe.await(simulator, ledger.ready(), http);
      runtime.awaitReady(http);
      return new Stand(database, simulator, runtime, ledger);
    } catch (RuntimeException failed) {
      opened.reversed().forEach(part -> closeAfter(failed, part));
      throw failed;
    }
  }

  /** The database, where it is this stand's own. */
  public Optional<DatabaseProcess> database() {
    return database;
  }

  public RuntimeProcess runtime() {
    return runtime;
  }

  /** The simulator's control API, and the base of its Graph API. */
  public URI simulator() {
    return ledger.simulator();
  }

  public LedgerClient ledger() {
    return ledger;
  }

  /** Throws where a process has ended by itself. */
  public void check() {
    database.ifPresent(DatabaseProcess::check);
    simulator.check();
    runtime.check();
  }

  /** The processor seconds of each process. */
  public Map<String, Supplier<OptionalDouble>> cpu() {
    var sources = new LinkedHashMap<String, Supplier<OptionalDouble>>();
    sources.put("runtime", () -> CpuTime.of(runtime.pid()));
    database.ifPresent(own -> sources.put("database", () -> CpuTime.ofFamily(own.server().pid())));
    sources.put("simulator", () -> CpuTime.of(simulator.pid()));
    return sources;
  }

  @Override
  public void close() {
    runtime.close();
    simulator.close();
    database.ifPresent(DatabaseProcess::close);
  }

  /**
   * The simulator alone.
   *
   * @param webhook where it posts
   * @param graph where it listens
   */
  public static Child simulator(Place place, Setup setup, URI webhook, URI graph) {
    var command = new ArrayList<>(List.of(place.relais(), "simulator", "--load"));
    command.addAll(List.of("--port", Integer.toString(graph.getPort())));
    command.addAll(List.of("--webhook", webhook.toString()));
    setup.numbers().forEach(number -> command.addAll(List.of("--number", number)));
    command.addAll(setup.simulator());
    return Child.start("simulator", command, Secrets.environment(), place.log("simulator"));
  }

  private static Map<String, String> environment(
      Setup setup, URI webhook, URI management, URI graph) {
    var environment = new HashMap<>(Secrets.environment());
    environment.put("RELAIS_PORT", Integer.toString(webhook.getPort()));
    environment.put("RELAIS_MANAGEMENT_PORT", Integer.toString(management.getPort()));
    environment.put("GRAPH_URL", graph.toString());
    environment.putAll(setup.runtime());
    return environment;
  }

  /** What of the caller's environment the runtime is told: another database than our own. */
  private static Map<String, String> given(Map<String, String> caller) {
    var given = new HashMap<>(caller);
    given.keySet().removeIf(name -> !name.startsWith(DATABASE));
    return given;
  }

  private static void closeAfter(RuntimeException failed, AutoCloseable part) {
    try {
      part.close();
    } catch (Exception also) {
      failed.addSuppressed(also);
    }
  }
}
