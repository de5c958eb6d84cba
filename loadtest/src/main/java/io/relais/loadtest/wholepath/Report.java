package io.relais.loadtest.wholepath;

import com.google.errorprone.annotations.FormatMethod;
import io.relais.loadtest.verdict.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run's outcome as a table for people. */
final class Report {

  /** So many findings are listed; the result file has all of them. */
  private static final int LISTED = 20;

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
            "%d round(s) of %d s after %d s of warm-up, %d connections, %d conversations, seed %d,"
                + " %d processors",
            plan.rounds(),
            plan.measured().toSeconds(),
            plan.warmup().toSeconds(),
            plan.connections(),
            plan.conversations(),
            plan.seed(),
            Runtime.getRuntime().availableProcessors()));
    out.println();
    out.println(say(ROW, "", "inbound", "webhook", "ms", "", "reply", "ms", "CPU s per 1,000"));
    out.println(say(ROW, "", "per s", "p50", "p99", "p99.9", "p50", "p99", ""));
    rows("do-nothing server", outcome.nothing());
    rows("whole path", outcome.whole());
    out.println();
    out.println(say("The whole path reaches %.2f of the do-nothing server.", outcome.share()));
    verdict();
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

  private void verdict() {
    var findings = new ArrayList<>(outcome.verdict().findings());
    var all = say("%,d messages of %,d people", outcome.messages(), outcome.people());
    if (findings.isEmpty()) {
      out.println("Nothing lost, doubled or misordered among " + all + ".");
      return;
    }
    out.println(say("%,d findings among %s:", findings.size(), all));
    findings.stream().limit(LISTED).map(Finding::describe).forEach(f -> out.println("  " + f));
    if (findings.size() > LISTED) {
      out.println(say("  … and %,d more in the result file", findings.size() - LISTED));
    }
  }

  private static String millis(double value) {
    return value < 10 ? say("%.2f", value) : say("%.1f", value);
  }

  @FormatMethod
  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
