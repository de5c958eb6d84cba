package io.relais.loadtest.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.loadtest.verdict.Finding;
import io.relais.loadtest.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A run's outcome as JSON, for whoever compares runs. Times in milliseconds. */
public final class JsonResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();

  /** Of a run that ends now, on this machine. */
  public JsonResult() {
    root.put("at", Instant.now().toString());
    root.put("java", Runtime.version().toString());
    root.put("processors", Runtime.getRuntime().availableProcessors());
  }

  /** Where to put what belongs to one kind of run only. */
  public ObjectNode root() {
    return root;
  }

  /** Every finding, and how many replies came twice without being one. */
  public static void write(ObjectNode node, Verdict verdict) {
    node.put("excused_doubles", verdict.excused().size());
    var findings = node.putArray("findings");
    for (Finding finding : verdict.findings()) {
      findings
          .addObject()
          .put("kind", finding.getClass().getSimpleName())
          .put("customer", finding.customer())
          .put("what", finding.describe());
    }
  }

  public static void write(ObjectNode node, Latency latency) {
    node.put("p50", latency.p50());
    node.put("p99", latency.p99());
    node.put("p999", latency.p999());
    node.put("max", latency.max());
  }

  public static void writeCpu(ObjectNode node, Map<String, Double> cpu) {
    var byProcess = node.putObject("cpu_seconds_per_1000");
    cpu.forEach(byProcess::put);
  }

  public void save(Path file) {
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write %s, but cannot.".formatted(file), e);
    }
  }
}
