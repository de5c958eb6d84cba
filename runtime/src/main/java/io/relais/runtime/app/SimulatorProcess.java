package io.relais.runtime.app;

import static io.relais.runtime.app.Variable.WHATSAPP_ACCESS_TOKEN;
import static io.relais.runtime.app.Variable.WHATSAPP_APP_SECRET;

import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.faults.GraphFault;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The simulator alone: what {@link SimulatorCommand} was told, turned into a running one. */
final class SimulatorProcess {
  /** How the first number is shown to customers, who never dial it. */
  private static final String DISPLAY = "+33 1 70 00 00 00";

  private final SimulatorCommand options;
  private final Map<String, String> environment;
  private final PrintWriter out;

  SimulatorProcess(SimulatorCommand options, Map<String, String> environment, PrintWriter out) {
    this.options = options;
    this.environment = environment;
    this.out = out;
  }

  /** Runs until the process is told to end. */
  void run() {
    var config = config();
    try (var opened = new Opened();
        var _ = ExitHook.arm(opened::close)) {
      var host = opened.add("the simulator", SimulatorHost.start(config));
      banner(host, config).print(out);
      host.awaitTermination();
    }
  }

  private SimulatorConfig config() {
    var variables = new Environment(environment);
    var token = variables.secret(WHATSAPP_ACCESS_TOKEN);
    var secret = variables.secret(WHATSAPP_APP_SECRET);
    variables.check();
    try {
      return config(token, secret);
    } catch (IllegalArgumentException mistake) {
      throw options.mistake(String.valueOf(mistake.getMessage()));
    }
  }

  private SimulatorConfig config(Secret token, Secret secret) {
    var numbers = options.numbers.stream().map(id -> new BusinessNumber(id, DISPLAY)).toList();
    var first = numbers.getFirst();
    var builder =
        options.load
            ? SimulatorConfig.load(first, token.reveal(), secret.reveal())
            : SimulatorConfig.demo(first, token.reveal(), secret.reveal());
    if (options.seed != null) {
      builder.seed(options.seed);
    }
    return builder
        .numbers(numbers)
        .host(options.host)
        .port(options.port)
        .webhook(options.webhook)
        .brandName(options.brand)
        .dataDirectory(options.data)
        .faults(faults())
        .build();
  }

  private Faults faults() {
    var left = new HashMap<>(options.faults);
    var graph = new EnumMap<GraphFault, Double>(GraphFault.class);
    double duplicate = take(left, "duplicate");
    double reorder = take(left, "reorder");
    double lostStatus = take(left, "lost-status");
    left.forEach((name, probability) -> graph.put(graphFault(name), probability));
    return new Faults(
        graph,
        options.latency,
        options.jitter,
        duplicate,
        reorder,
        Faults.NONE.holdBack(),
        lostStatus);
  }

  private static double take(Map<String, Double> faults, String name) {
    var probability = faults.remove(name);
    return probability == null ? 0 : probability;
  }

  private static GraphFault graphFault(String name) {
    try {
      return GraphFault.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Expected the name of a fault as --help lists them, but it is '" + name + "'.", unknown);
    }
  }

  private static Banner banner(SimulatorHost host, SimulatorConfig config) {
    return new Banner("Relais simulator: Meta's side of WhatsApp")
        .line("Phones", host.simulator().uri() + "/")
        .line("Graph API", host.simulator().uri())
        .line("Webhooks to", String.valueOf(config.webhook()))
        .line("Seed", config.seed());
  }
}
