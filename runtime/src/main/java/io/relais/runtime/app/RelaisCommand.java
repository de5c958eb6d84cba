package io.relais.runtime.app;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/**
 * {@code relais}: the root of the command line. Exit status 0 fine, 1 findings or failure, 2 usage.
 */
@Command(
    name = "relais",
    description =
        "A durable conversation runtime for brands that serve their customers on WhatsApp.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:fine", "1:findings, or a failure", "2:wrong usage"})
public final class RelaisCommand {
  private final Map<String, String> environment;

  RelaisCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The whole command line, ready to execute. */
  static CommandLine commandLine(Map<String, String> environment) {
    var line = new CommandLine(new RelaisCommand(environment));
    line.setExecutionExceptionHandler(new FailureReport());
    return line;
  }
}
