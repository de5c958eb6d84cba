package io.relais.runtime.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relais simulator}: Meta's side of WhatsApp as a process of its own. */
@Command(
    name = "simulator",
    description = {
      "Play Meta's side of WhatsApp: customers with phones, signed webhooks, and a Graph API as"
          + " strict as the real one, with faults on demand.",
      "",
      "The secrets come from the environment: WHATSAPP_APP_SECRET signs the webhooks,"
          + " WHATSAPP_ACCESS_TOKEN is what the Graph API wants."
    })
final class SimulatorCommand implements Callable<Integer> {
  @ParentCommand private RelaisCommand relais = new RelaisCommand(Map.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "where to listen (${DEFAULT-VALUE})")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "where to listen; 0 for any free port (${DEFAULT-VALUE})")
  int port = 8081;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "where webhooks are posted (${DEFAULT-VALUE})")
  URI webhook = URI.create("http://127.0.0.1:8080/webhooks/whatsapp");

  @Option(
      names = "--number",
      paramLabel = "ID",
      description = "the brand's phone_number_id; may be repeated (${DEFAULT-VALUE})")
  List<String> numbers = List.of("100000000000001");

  @Option(
      names = "--brand",
      paramLabel = "NAME",
      description = "the name that the phones show (${DEFAULT-VALUE})")
  String brand = "Maison Lumen";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where phones and transcripts survive a restart; without it, in memory only")
  @Nullable Path data;

  @Option(
      names = "--load",
      description = "for load drivers: nobody has a phone yet, statuses at once, no rates")
  boolean load;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what all faults follow from; random and logged unless given")
  @Nullable Long seed;

  @Option(
      names = "--fault",
      paramLabel = "NAME=P",
      split = ",",
      description = {
        "how often something goes wrong, from 0 to 1; may be repeated.",
        "Of webhooks: duplicate, reorder, lost-status. Of the Graph API: server-error,"
            + " unavailable, too-many-requests, throughput, pair-rate, unknown-error,"
            + " token-expired, hang-accepted, hang, drop-accepted, drop."
      })
  Map<String, Double> faults = new LinkedHashMap<>();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "the least time that a call of the Graph API takes (${DEFAULT-VALUE})")
  long latency;

  @Option(
      names = "--jitter",
      paramLabel = "MS",
      description = "up to how much longer it may take (${DEFAULT-VALUE})")
  long jitter;

  @Override
  public Integer call() {
    new SimulatorProcess(this, relais.environment(), spec.commandLine().getOut()).run();
    return CommandLine.ExitCode.OK;
  }

  /** A mistake on the command line, found only while it was being followed. */
  CommandLine.ParameterException mistake(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
