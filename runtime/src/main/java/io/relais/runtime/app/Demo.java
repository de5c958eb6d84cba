package io.relais.runtime.app;

import io.relais.flows.bundle.Bundle;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * The demo brand with its phones and Meta's side of WhatsApp, in one process. The runtime in it is
 * the one that {@code serve} runs, and meets the simulator over HTTP alone.
 */
final class Demo {
  private static final String LOG_FILE = "relais.log";

  private final Map<String, String> environment;
  private final PrintWriter terminal;

  Demo(Map<String, String> environment, PrintWriter terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  void run() throws IOException {
    var folder = DataFolder.own(Settings.dataFolder(environment).resolve("demo"));
    Logging.DEMO.use(folder.path().resolve(LOG_FILE));
    try (var opened = new Opened();
        var _ = ExitHook.arm(opened::close)) {
      opened.add("the demo's folder", folder);
      demo(folder, opened);
    }
  }

  private void demo(DataFolder folder, Opened opened) throws IOException {
    var own = folder.path();
    var secrets = DemoSecrets.loadOrCreate(own.resolve("secrets"), new SecureRandom());
    var settings = Settings.readForDemo(environment, secrets);
    var bundle = DemoBrand.read(brand -> Workspaces.load(brand, terminal));
    terminal.println("Starting; the first time this takes some seconds.");
    terminal.flush();
    var host = SimulatorHost.start(simulator(bundle, secrets.whatsApp(), own));
    opened.add("the simulator", host);
    var simulated = settings.withGraph(host.simulator().uri());
    var server =
        RelaisServer.start(simulated, bundle, Optional.of(host.simulator().phonePage()), opened);
    host.simulator().connect(server.webhook());
    folder.announce(server.url() + "/");
    banner(simulated, bundle, server, own).print(terminal);
    server.awaitTermination();
  }

  private static SimulatorConfig simulator(Bundle bundle, WhatsAppSettings secrets, Path own) {
    var brand = bundle.brand();
    var number = brand.whatsapp().getFirst();
    return SimulatorConfig.demo(
            new BusinessNumber(number.number(), number.display()),
            secrets.accessToken().reveal(),
            secrets.appSecret().reveal())
        .brandName(brand.name())
        .zone(brand.zone())
        .dataDirectory(own.resolve("simulator"))
        .build();
  }

  private static Banner banner(Settings settings, Bundle bundle, RelaisServer server, Path own) {
    return new Banner("Relais demo: " + bundle.brand().name() + ". Open " + server.url() + "/")
        .line("Phones", server.url() + "/")
        .line("Webhook", server.webhook())
        .line("Graph API", settings.graph().url() + " (simulated)")
        .line("Health", server.managementUrl() + "/health/ready")
        .line("Metrics", server.managementUrl() + "/metrics")
        .line("Database", settings.database().describe())
        .line("Log", own.resolve(LOG_FILE))
        .line("Stop", "Ctrl-C; conversations go on at the next start");
  }
}
