package io.relais.loadtest.wholepath;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.loadtest.measure.JsonResult;
import java.nio.file.Path;
import java.util.List;

/** A run's outcome as JSON, for whoever compares runs. Times in milliseconds. */
final class ResultFile {
  private ResultFile() {}

  static void write(Path file, Plan plan, Outcome outcome) {
    var result = new JsonResult();
    write(result.root().putObject("plan"), plan);
    idle(result.root().putObject("do_nothing_one_way"), outcome.oneWay());
    idle(result.root().putObject("do_nothing_both_ways"), outcome.bothWays());
    var runtimes = result.root().putArray("whole_path");
    for (Measured measured : outcome.whole()) {
      var node = runtimes.addObject();
      node.put("journal", measured.journal().toString());
      write(node.putArray("rounds"), measured.rounds());
      write(node.putObject("median"), Figures.median(measured.rounds()));
      node.put("share_of_one_way", outcome.share(measured, outcome.oneWay()));
      node.put("share_of_both_ways", outcome.share(measured, outcome.bothWays()));
      node.put("processor_times_one_way", outcome.processorTimes(measured, outcome.oneWay()));
      node.put("processor_times_both_ways", outcome.processorTimes(measured, outcome.bothWays()));
      node.put("people", measured.people());
      node.put("messages", measured.messages());
      JsonResult.write(node, measured.verdict());
    }
    result.save(file);
  }

  private static void write(ObjectNode node, Plan plan) {
    node.put("seconds", plan.measured().toSeconds());
    node.put("warmup", plan.warmup().toSeconds());
    node.put("rounds", plan.rounds());
    node.put("rate", plan.pace().perSecond());
    node.put("concurrency", plan.connections());
    node.put("conversations", plan.conversations());
    node.put("visits", plan.visits());
    node.put("seed", plan.seed());
    node.put("statuses", plan.statuses());
  }

  private static void idle(ObjectNode node, List<Figures> rounds) {
    write(node.putArray("rounds"), rounds);
    write(node.putObject("median"), Figures.median(rounds));
  }

  private static void write(ArrayNode array, List<Figures> rounds) {
    rounds.forEach(round -> write(array.addObject(), round));
  }

  private static void write(ObjectNode node, Figures figures) {
    node.put("messages", figures.messages());
    node.put("failed_posts", figures.failedPosts());
    node.put("per_second", figures.perSecond());
    JsonResult.write(node.putObject("webhook"), figures.webhook());
    figures.reply().ifPresent(reply -> JsonResult.write(node.putObject("reply"), reply));
    JsonResult.writeCpu(node, figures.cpu());
  }
}
