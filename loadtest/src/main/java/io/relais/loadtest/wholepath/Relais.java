package io.relais.loadtest.wholepath;

import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.FreePorts;
import io.relais.loadtest.process.Probe;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.verdict.LedgerClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The system under test: the runtime, its database and the simulator, each a process. */
final class Relais implements AutoCloseable {

  /** The {@code phone_number_id}s of the brand in {@code loadtest/workspace}. */
  static final List<String> NUMBERS =
      IntStream.rangeClosed(1, 16).mapToObj("1000000000000%02d"::formatted).toList();

  static final String APP_SECRET = "the app secret of a load test";
  private static final String ACCESS_TOKEN = "the access token of a load test";

  /** The same each time, for a database that is used again. */
  private static final String MASTER_KEY = "dGhlIG1hc3RlciBrZXkgb2YgYSBsb2FkIHRlc3QgISE=";

  private static final String LOCAL = "http://127.0.0.1:";
  private static final String PID_FILE = "postmaster.pid";

  /** What of the caller's environment the runtime is told: another database than its own. */
  private static final List<String> DATABASE =
      List.of("RELAIS_DB_URL", "RELAIS_DB_USER", "RELAIS_DB_PASSWORD");

  private final Child simulator;
  private final Child runtime;
  private final URI webhook;
  private final LedgerClient ledger;
  private final Path data;

  private Relais(Child simulator, Child runtime, URI webhook, LedgerClient ledger, Path data) {
    this.simulator = simulator;
    this.runtime = runtime;
    this.webhook = webhook;
    this.ledger = ledger;
    this.data = data;
  }

  /**
   * Starts all of it and returns when it is ready.
   *
   * @param jvmFlags for the runtime alone, beside those it starts with by itself
   */
  static Relais start(
      Place place, Plan plan, Map<String, String> caller, String jvmFlags, HttpClient http) {
    var ports = FreePorts.find(3);
    var webhook = URI.create(LOCAL + ports.get(0) + "/webhooks/whatsapp");
    var ready = URI.create(LOCAL + ports.get(1) + "/health/ready");
    var graph = URI.create(LOCAL + ports.get(2));
    var simulator =
        Child.start(
            "simulator",
            simulatorCommand(place, plan, webhook, graph),
            secrets(),
            place.log("simulator"));
    try {
      var environment = environment(place, caller, webhook, ready, graph);
      environment.put("RELAIS_JVM_OPTS", jvmFlags);
      var command = List.of(place.relais(), "serve", "--workspace", place.workspace().toString());
      var runtime = Child.start("runtime", command, environment, place.log("runtime"));
      var ledger = new LedgerClient(graph, http);
      var relais = new Relais(simulator, runtime, webhook, ledger, place.data());
      relais.await(ready, http);
      return relais;
    } catch (RuntimeException failed) {
      simulator.close();
      throw failed;
    }
  }

  /** Where webhooks are posted. */
  URI webhook() {
    return webhook;
  }

  LedgerClient ledger() {
    return ledger;
  }

  long runtimePid() {
    return runtime.pid();
  }

  long simulatorPid() {
    return simulator.pid();
  }

  /** The embedded database's first process; empty where the database is somebody else's. */
  OptionalLong databasePid() {
    if (!Files.isDirectory(data)) {
      return OptionalLong.empty();
    }
    try (var files = Files.find(data, 4, (file, _) -> file.endsWith(PID_FILE))) {
      var file = files.findFirst();
      return file.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(Files.readAllLines(file.get()).getFirst().strip()));
    } catch (IOException e) {
      throw new RunFailure("Expected to read the database's " + PID_FILE + ", but cannot.", e);
    }
  }

  /** Throws where a process has ended by itself. */
  void check() {
    simulator.check();
    runtime.check();
  }

  @Override
  public void close() {
    runtime.close();
    simulator.close();
  }

  private void await(URI ready, HttpClient http) {
    try {
      Probe.await(simulator, ledger.ready(), http);
      Probe.await(runtime, ready, http);
    } catch (RuntimeException failed) {
      runtime.close();
      throw failed;
    }
  }

  private static List<String> simulatorCommand(Place place, Plan plan, URI webhook, URI graph) {
    var command = new ArrayList<>(List.of(place.relais(), "simulator", "--load"));
    command.addAll(List.of("--port", Integer.toString(graph.getPort())));
    command.addAll(List.of("--webhook", webhook.toString()));
    NUMBERS.forEach(number -> command.addAll(List.of("--number", number)));
    command.addAll(List.of("--seed", Long.toString(plan.seed())));
    if (!plan.statuses()) {
      command.addAll(List.of("--fault", "lost-status=1"));
    }
    return command;
  }

  private static Map<String, String> environment(
      Place place, Map<String, String> caller, URI webhook, URI ready, URI graph) {
    var environment = new HashMap<>(secrets());
    environment.put("RELAIS_PORT", Integer.toString(webhook.getPort()));
    environment.put("RELAIS_MANAGEMENT_PORT", Integer.toString(ready.getPort()));
    environment.put("RELAIS_DATA_DIR", place.data().toString());
    environment.put("GRAPH_URL", graph.toString());
    DATABASE.stream()
        .filter(caller::containsKey)
        .forEach(name -> environment.put(name, caller.get(name)));
    return environment;
  }

  private static Map<String, String> secrets() {
    return Map.of(
        "WHATSAPP_APP_SECRET", APP_SECRET,
        "WHATSAPP_ACCESS_TOKEN", ACCESS_TOKEN,
        "WHATSAPP_VERIFY_TOKEN", "the verify token of a load test",
        "RELAIS_MASTER_KEY", MASTER_KEY);
  }
}
