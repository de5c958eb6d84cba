package io.relais.loadtest.scenario;

import com.google.errorprone.annotations.FormatMethod;
import io.relais.loadtest.measure.FindingsReport;
import io.relais.loadtest.measure.JsonResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A scenario's outcome, for people and as a file. */
final class ScenarioReport {
  private final ScenarioPlan plan;
  private final ScenarioOutcome outcome;

  ScenarioReport(ScenarioPlan plan, ScenarioOutcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
  }

  void print(PrintWriter out) {
    var cpu =
        new TreeMap<>(outcome.cpu())
            .entrySet().stream()
                .map(used -> say("%s %.2f", used.getKey(), used.getValue()))
                .collect(Collectors.joining(" + "));
    out.println();
    out.println(
        say(
            "%s: %d s, %.0f messages a second and %d people, seed %d",
            plan.scenario().title(),
            plan.span().toSeconds(),
            plan.rate(),
            plan.people(),
            plan.seed()));
    out.println(
        say(
            "Replies after %.1f ms (p50), %.1f ms (p99); CPU s per 1,000: %s",
            outcome.reply().p50(), outcome.reply().p99(), cpu));
    out.println("Webhook latencies, by Gatling: " + outcome.report());
    out.println(
        outcome.gatling()
            ? "Gatling: the webhook answered as it should."
            : "Gatling: too many POSTs were not answered with 200, or it failed; see its log.");
    var all = say("%,d messages of %,d people", outcome.messages(), outcome.people());
    new FindingsReport(out).print(plan.scenario().title(), outcome.verdict(), all);
    out.flush();
  }

  void save(Path file) {
    var result = new JsonResult();
    var root = result.root();
    root.put("scenario", plan.scenario().title());
    root.put("seed", plan.seed());
    root.put("seconds", plan.span().toSeconds());
    root.put("rate", plan.rate());
    root.put("at_a_time", plan.people());
    root.put("gatling", outcome.gatling());
    root.put("report", outcome.report().toString());
    root.put("people", outcome.people());
    root.put("messages", outcome.messages());
    JsonResult.write(root.putObject("reply"), outcome.reply());
    JsonResult.writeCpu(root, outcome.cpu());
    JsonResult.write(root, outcome.verdict());
    result.save(file);
  }

  @FormatMethod
  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
