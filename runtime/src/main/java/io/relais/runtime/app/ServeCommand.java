package io.relais.runtime.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relais serve}: one brand on the real WhatsApp. */
@Command(
    name = "serve",
    description = {
      "Serve a brand on WhatsApp: take its webhooks, run its flows, send its answers.",
      "",
      "The log is one JSON object a line on the standard output."
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private RelaisCommand relais = new RelaisCommand(Map.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      required = true,
      description = "the brand's workspace: the folder with brand.yaml in it")
  private Path workspace = Path.of(".");

  @Override
  public Integer call() {
    new Serve(relais.environment(), workspace, spec.commandLine().getErr()).run();
    return CommandLine.ExitCode.OK;
  }
}
