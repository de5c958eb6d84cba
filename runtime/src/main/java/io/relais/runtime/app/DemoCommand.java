package io.relais.runtime.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relais demo}: a brand, a phone and Meta's side of WhatsApp, all in one process. */
@Command(
    name = "demo",
    description = {
      "Serve the demo brand and open a page that looks like a phone: nothing to set up, nothing"
          + " leaves this machine.",
      "",
      "Conversations are kept in the data folder and go on at the next start. Ports and folder are"
          + " set by the environment, as `relais serve --help` says."
    })
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private RelaisCommand relais = new RelaisCommand(Map.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    new Demo(relais.environment(), spec.commandLine().getOut()).run();
    return CommandLine.ExitCode.OK;
  }
}
