package io.relais.loadtest.chaos;

import com.google.errorprone.annotations.FormatMethod;
import io.relais.loadtest.measure.FindingsReport;
import io.relais.loadtest.measure.JsonResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What came of it, for people and as a file. */
final class ChaosReport {
  private final ChaosPlan plan;
  private final ChaosOutcome outcome;

  ChaosReport(ChaosPlan plan, ChaosOutcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
  }

  void print(PrintWriter out) {
    var counts = outcome.counts();
    out.println();
    out.println(
        say(
            "chaos: %d s, %d conversations at a time, seed %d",
            outcome.took().toSeconds(), plan.conversations(), plan.seed()));
    out.println(
        say(
            "Runtime: %d kills, %d ends of its own. PostgreSQL: %d kills, %d pauses of %d s.",
            outcome.faults().kills(),
            outcome.faults().ended(),
            outcome.faults().databaseKills(),
            outcome.faults().pauses(),
            plan.pause().toSeconds()));
    out.println(
        say(
            "%,d messages of customers (%,d redeliveries), %,d replies, %,d statuses.",
            counts.said(), counts.redeliveries(), counts.accepted(), counts.statuses()));
    out.println(
        say(
            "%d replies came twice where nobody could know; the runtime counted %d or more such"
                + " sends.",
            outcome.verdict().excused().size(), outcome.faults().unknown()));
    if (!outcome.quiet()) {
      out.println("It did not get quiet: something is still pending.");
    }
    var all = say("%,d messages of %,d people", counts.said(), outcome.people());
    new FindingsReport(out).print("chaos", outcome.verdict(), all);
    out.flush();
  }

  void save(Path file) {
    var result = new JsonResult();
    var root = result.root();
    root.put("fine", outcome.isFine(plan));
    root.put("seed", plan.seed());
    root.put("conversations", plan.conversations());
    root.put("lost_statuses", plan.lostStatuses());
    root.put("kills", outcome.faults().kills());
    root.put("runtime_ended_by_itself", outcome.faults().ended());
    root.put("database_kills", outcome.faults().databaseKills());
    root.put("pauses", outcome.faults().pauses());
    root.put("pause_seconds", plan.pause().toSeconds());
    root.put("seconds", outcome.took().toSeconds());
    root.put("quiet", outcome.quiet());
    root.put("people", outcome.people());
    root.put("inbound", outcome.counts().said());
    root.put("acknowledged", outcome.counts().acknowledged());
    root.put("redeliveries", outcome.counts().redeliveries());
    root.put("replies", outcome.counts().accepted());
    root.put("statuses", outcome.counts().statuses());
    root.put("acceptance_unknown", outcome.faults().unknown());
    JsonResult.write(root, outcome.verdict());
    result.save(file);
  }

  @FormatMethod
  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
