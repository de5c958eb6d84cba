package io.relais.loadtest.wholepath;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.loadtest.verdict.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A run's outcome as JSON, for whoever compares runs. Times in milliseconds. */
final class ResultFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultFile() {}

  static void write(Path file, Plan plan, Outcome outcome) {
    var root = JSON.createObjectNode();
    root.put("at", Instant.now().toString());
    root.put("java", Runtime.version().toString());
    root.put("processors", Runtime.getRuntime().availableProcessors());
    write(root.putObject("plan"), plan);
    write(root.putArray("do_nothing"), outcome.nothing());
    write(root.putArray("whole_path"), outcome.whole());
    write(root.putObject("do_nothing_median"), Figures.median(outcome.nothing()));
    write(root.putObject("whole_path_median"), Figures.median(outcome.whole()));
    root.put("share", outcome.share());
    root.put("people", outcome.people());
    root.put("messages", outcome.messages());
    var findings = root.putArray("findings");
    outcome.verdict().findings().forEach(finding -> write(findings.addObject(), finding));
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write %s, but cannot.".formatted(file), e);
    }
  }

  private static void write(ObjectNode node, Plan plan) {
    node.put("seconds", plan.measured().toSeconds());
    node.put("warmup", plan.warmup().toSeconds());
    node.put("rounds", plan.rounds());
    node.put("rate", plan.pace().perSecond());
    node.put("concurrency", plan.connections());
    node.put("conversations", plan.conversations());
    node.put("seed", plan.seed());
    node.put("statuses", plan.statuses());
  }

  private static void write(ArrayNode array, List<Figures> rounds) {
    rounds.forEach(round -> write(array.addObject(), round));
  }

  private static void write(ObjectNode node, Figures figures) {
    node.put("messages", figures.messages());
    node.put("failed_posts", figures.failedPosts());
    node.put("per_second", figures.perSecond());
    write(node.putObject("webhook"), figures.webhook());
    figures.reply().ifPresent(reply -> write(node.putObject("reply"), reply));
    var cpu = node.putObject("cpu_seconds_per_1000");
    figures.cpu().forEach(cpu::put);
  }

  private static void write(ObjectNode node, Latency latency) {
    node.put("p50", latency.p50());
    node.put("p99", latency.p99());
    node.put("p999", latency.p999());
    node.put("max", latency.max());
  }

  private static void write(ObjectNode node, Finding finding) {
    node.put("kind", finding.getClass().getSimpleName());
    node.put("customer", finding.customer());
    node.put("what", finding.describe());
  }
}
