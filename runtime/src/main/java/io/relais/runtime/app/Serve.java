package io.relais.runtime.app;

import io.relais.flows.bundle.Bundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One brand on the real WhatsApp, until the process is told to end. */
final class Serve {
  private final Map<String, String> environment;
  private final Path workspace;
  private final PrintWriter terminal;

  /**
   * @param terminal for people: the banner and, before it, what is wrong with the workspace
   */
  Serve(Map<String, String> environment, Path workspace, PrintWriter terminal) {
    this.environment = environment;
    this.workspace = workspace;
    this.terminal = terminal;
  }

  void run() {
    Logging.SERVE.use();
    var settings = Settings.read(environment);
    var bundle = Workspaces.load(workspace, terminal);
    try (var opened = new Opened();
        var _ = ExitHook.arm(opened::close)) {
      serve(settings, bundle, opened);
    }
  }

  private void serve(Settings settings, Bundle bundle, Opened opened) {
    var server = RelaisServer.start(settings, bundle, Optional.empty(), opened);
    banner(settings, bundle, server).print(terminal);
    logger().info("Serving {} at {}.", bundle.brand().id(), server.url());
    server.awaitTermination();
  }

  private Banner banner(Settings settings, Bundle bundle, RelaisServer server) {
    return new Banner("Relais serves " + bundle.brand().name())
        .line("Webhook", server.webhook())
        .line("Health", server.managementUrl() + "/health/ready")
        .line("Metrics", server.managementUrl() + "/metrics")
        .line("Workspace", workspace.toAbsolutePath().normalize())
        .line("Database", settings.database().describe())
        .line("Cluster", settings.node().cluster().describe())
        .line("Graph API", settings.graph().url() + "/" + settings.graph().version());
  }

  /** Made late: the way of logging must have been chosen before. */
  private static Logger logger() {
    return LoggerFactory.getLogger(Serve.class);
  }
}
