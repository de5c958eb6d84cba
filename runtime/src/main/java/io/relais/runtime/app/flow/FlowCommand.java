package io.relais.runtime.app.flow;

import java.io.InputStream;
import picocli.CommandLine.Command;

/** {@code relais flow}: check, test, try and read. */
@Command(
    name = "flow",
    description = "The tools of a flow designer: check flows, test them, talk to them.",
    subcommands = {CheckCommand.class, TestCommand.class, ChatCommand.class, ReadCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:fine", "1:findings", "2:wrong usage"})
public final class FlowCommand {
  private final InputStream in;

  public FlowCommand() {
    this(System.in);
  }

  /**
   * @param in what is typed, in UTF-8
   */
  FlowCommand(InputStream in) {
    this.in = in;
  }

  InputStream in() {
    return in;
  }
}
