package io.relais.runtime.app.operate;

import io.relais.flows.json.FlowJson;
import io.relais.persistence.sealing.Rotation;
import io.relais.runtime.app.RelaisCommand;
import io.relais.runtime.app.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais keys rotate}: everything under the current master key. */
@Command(
    name = "rotate",
    description = {
      "Wrap the key of every contact, and those of the installation, with RELAIS_MASTER_KEY.",
      "",
      "Nothing that is sealed under those keys is written again. The service may be running; an"
          + " interrupted run is simply started again."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all keys are under RELAIS_MASTER_KEY",
      "1:some are left, or a failure",
      "2:wrong usage"
    })
final class KeysRotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "print a JSON object {rotated, left}")
  private boolean json;

  @Override
  public Integer call() {
    var report =
        Visit.to(
            RelaisCommand.environmentOf(spec),
            visit -> new Rotation(visit.database(), visit.masters()).run());
    var out = spec.commandLine().getOut();
    out.println(json ? FlowJson.write(json(report)) : text(report));
    out.flush();
    return report.left() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Map<String, Object> json(Rotation.Report report) {
    Map<String, Object> json = new LinkedHashMap<>(); // always in the same order
    json.put("rotated", report.rotated());
    json.put("left", report.left());
    return json;
  }

  private static String text(Rotation.Report report) {
    var end =
        report.left() == 0
            ? "none is left: RELAIS_MASTER_KEY_OLD may be dropped once every node has been"
                + " restarted with the new key"
            : "%d are left under another: set RELAIS_MASTER_KEY_OLD to that key, see that every node"
                    .formatted(report.left())
                + " wraps with the new one, and run this again";
    return "Wrapped %d keys anew; %s.".formatted(report.rotated(), end);
  }
}
