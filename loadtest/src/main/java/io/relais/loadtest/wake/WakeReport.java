package io.relais.loadtest.wake;

import com.google.errorprone.annotations.FormatMethod;
import io.relais.loadtest.measure.FindingsReport;
import io.relais.loadtest.measure.JsonResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of it, for people and as a file. */
final class WakeReport {
  private final WakePlan plan;
  private final WakeOutcome outcome;

  WakeReport(WakePlan plan, WakeOutcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
  }

  void print(PrintWriter out) {
    var cpu =
        outcome.cpu().entrySet().stream()
            .map(used -> say("%s %.3f", used.getKey(), used.getValue()))
            .collect(Collectors.joining(" + "));
    out.println();
    out.println(
        say(
            "wake: %,d conversations in %.1f s, %,.0f a second; seed %d, %d s of warm-up",
            outcome.woken(),
            outcome.took().toMillis() / 1_000.0,
            outcome.perSecond(),
            plan.seed(),
            plan.warmup().toSeconds()));
    out.println(
        say(
            "Webhook %.1f ms (p50), %.1f ms (p99); CPU s per 1,000: %s",
            outcome.webhook().p50(), outcome.webhook().p99(), cpu));
    if (outcome.failedPosts() > 0) {
      out.println(say("%,d posts were not answered with 200.", outcome.failedPosts()));
    }
    var all = say("%,d replies", outcome.verdict().answered().size());
    new FindingsReport(out).print("wake", outcome.verdict(), all);
    out.flush();
  }

  void save(Path file) {
    var result = new JsonResult();
    var root = result.root();
    root.put("seed", plan.seed());
    root.put("conversations", outcome.woken());
    root.put("warmup", plan.warmup().toSeconds());
    root.put("concurrency", plan.connections());
    root.put("journal", plan.journal().toString());
    root.put("seconds", outcome.took().toMillis() / 1_000.0);
    root.put("per_second", outcome.perSecond());
    root.put("failed_posts", outcome.failedPosts());
    JsonResult.write(root.putObject("webhook"), outcome.webhook());
    JsonResult.writeCpu(root, outcome.cpu());
    JsonResult.write(root, outcome.verdict());
    result.save(file);
  }

  @FormatMethod
  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
