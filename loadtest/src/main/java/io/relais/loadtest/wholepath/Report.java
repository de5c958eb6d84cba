package io.relais.loadtest.wholepath;

import com.google.errorprone.annotations.FormatMethod;
import io.relais.loadtest.measure.FindingsReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's outcome as a table for people. */
final class Report {

  private static final String ROW = "%-24s %10s  %8s %8s %8s  %8s %8s  %s";

  private final Plan plan;
  private final Outcome outcome;
  private final PrintWriter out;

  Report(Plan plan, Outcome outcome, PrintWriter out) {
    this.plan = plan;
    this.outcome = outcome;
    this.out = out;
  }

  void print() {
    out.println();
    out.println(
        say(
            "%d round(s) of %d s after %d s of warm-up, %d connections, %d conversations, %d"
                + " visits, seed %d, %d processors",
            plan.rounds(),
            plan.measured().toSeconds(),
            plan.warmup().toSeconds(),
            plan.connections(),
            plan.conversations(),
            plan.visits(),
            plan.seed(),
            Runtime.getRuntime().availableProcessors()));
    out.println();
    out.println(say(ROW, "", "inbound", "webhook", "ms", "", "reply", "ms", "CPU s per 1,000"));
    out.println(say(ROW, "", "per s", "p50", "p99", "p99.9", "p50", "p99", ""));
    rows("do-nothing, one way", outcome.oneWay());
    rows("do-nothing, both ways", outcome.bothWays());
    outcome.whole().forEach(measured -> rows(measured.journal().title(), measured.rounds()));
    out.println();
    outcome.whole().forEach(this::share);
    outcome.whole().forEach(this::verdict);
    out.flush();
  }

  private void rows(String name, List<Figures> rounds) {
    if (rounds.size() > 1) {
      for (int i = 0; i < rounds.size(); i++) {
        row(name + ", " + (i + 1), rounds.get(i));
      }
      row(name + ", median", Figures.median(rounds));
    } else {
      row(name, rounds.getFirst());
    }
  }

  private void row(String name, Figures figures) {
    var webhook = figures.webhook();
    var reply = figures.reply();
    var cpu =
        figures.cpu().entrySet().stream()
            .map(used -> say("%s %.3f", used.getKey(), used.getValue()))
            .collect(Collectors.joining(" + "));
    out.println(
        say(
            ROW,
            name,
            say("%,.0f", figures.perSecond()),
            millis(webhook.p50()),
            millis(webhook.p99()),
            millis(webhook.p999()),
            reply.map(r -> millis(r.p50())).orElse("–"),
            reply.map(r -> millis(r.p99())).orElse("–"),
            cpu));
    if (figures.failedPosts() > 0) {
      out.println(say("  %,d posts were not answered with 200", figures.failedPosts()));
    }
  }

  private void share(Measured measured) {
    share(measured, outcome.bothWays(), "takes and sends the same and does nothing");
    share(measured, outcome.oneWay(), "takes the same and does nothing");
  }

  private void share(Measured measured, List<Figures> idle, String server) {
    out.println(
        say(
            "%s: %.2f of the messages a second of a server that %s, at %.1f times its processor"
                + " time.",
            measured.journal().title(),
            outcome.share(measured, idle),
            server,
            outcome.processorTimes(measured, idle)));
  }

  private void verdict(Measured measured) {
    var all = say("%,d messages of %,d people", measured.messages(), measured.people());
    new FindingsReport(out).print(measured.journal().title(), measured.verdict(), all);
  }

  private static String millis(double value) {
    return value < 10 ? say("%.2f", value) : say("%.1f", value);
  }

  @FormatMethod
  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
