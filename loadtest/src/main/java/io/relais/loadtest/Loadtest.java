package io.relais.loadtest;

import io.relais.loadtest.chaos.ChaosCommand;
import io.relais.loadtest.scenario.RedeliveryCommand;
import io.relais.loadtest.scenario.SteadySupportCommand;
import io.relais.loadtest.wake.WakeCommand;
import io.relais.loadtest.wholepath.WholePathCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code loadtest/run}: the root of this module's command line. */
@Command(
    name = "loadtest/run",
    description = "Load on Relais from outside: it is known by HTTP alone.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "SCENARIO",
    subcommands = {
      WholePathCommand.class,
      SteadySupportCommand.class,
      RedeliveryCommand.class,
      ChaosCommand.class,
      WakeCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everybody was answered once and in order",
      "1:something was lost, doubled or misordered, or the run failed",
      "2:wrong usage"
    })
public final class Loadtest {
  private Loadtest() {}

  /** The whole command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Loadtest()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  public static void main(String[] arguments) {
    int status = commandLine().execute(arguments);
    System.out.flush();
    System.exit(status);
  }
}
