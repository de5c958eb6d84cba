package io.relais.runtime.app;

import io.relais.runtime.app.flow.FlowCommand;
import io.relais.runtime.app.operate.DeadLetterCommand;
import io.relais.runtime.app.operate.KeysCommand;
import io.relais.runtime.app.operate.RebuildCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/**
 * {@code relais}: the root of the command line. Exit status 0 fine, 1 findings or failure, 2 usage.
 */
@Command(
    name = "relais",
    description =
        "A durable conversation runtime for brands that serve their customers on WhatsApp.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      SimulatorCommand.class,
      DatabaseCommand.class,
      FlowCommand.class,
      DeadLetterCommand.class,
      KeysCommand.class,
      RebuildCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:fine", "1:findings, or a failure", "2:wrong usage"})
public final class RelaisCommand {
  private static final String ENVIRONMENT = "environment";

  /** Columns of the help: wide enough for the longest line of the environment. */
  private static final int WIDTH = 100;

  private final Map<String, String> environment;

  RelaisCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The environment of a command, however deep below {@code relais} it is. */
  public static Map<String, String> environmentOf(CommandSpec command) {
    return command.root().userObject() instanceof RelaisCommand relais
        ? relais.environment
        : Map.of();
  }

  /** The whole command line, ready to execute. */
  static CommandLine commandLine(Map<String, String> environment) {
    var line = new CommandLine(new RelaisCommand(environment));
    line.setUsageHelpWidth(WIDTH);
    line.setExecutionExceptionHandler(new FailureReport());
    line.getSubcommands().values().stream()
        .filter(command -> command.getCommand() instanceof ServeCommand)
        .forEach(RelaisCommand::document);
    return line;
  }

  private static void document(CommandLine command) {
    var sections = new ArrayList<>(command.getHelpSectionKeys());
    sections.add(ENVIRONMENT);
    command.setHelpSectionKeys(sections);
    command.getHelpSectionMap().put(ENVIRONMENT, RelaisCommand::variables);
  }

  private static String variables(CommandLine.Help help) {
    var lines = new LinkedHashMap<String, String>();
    for (var variable : Variable.values()) {
      var fallback = variable.fallback();
      var ending = fallback == null ? "" : " (" + fallback + ")";
      lines.put("  " + variable.name(), variable.meaning() + ending);
    }
    return "%nEnvironment:%n".formatted() + help.createTextTable(lines);
  }
}
