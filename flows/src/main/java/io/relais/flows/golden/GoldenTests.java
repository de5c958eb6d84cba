package io.relais.flows.golden;

import io.relais.flows.Brand;
import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs golden transcripts against a bundle. */
public final class GoldenTests {
  private GoldenTests() {}

  /**
   * Reads and runs every file.
   *
   * @param files the texts of {@code tests/*.test.yaml} by path
   */
  public static GoldenReport run(Bundle bundle, Map<String, String> files) {
    List<Diagnostic> problems = new ArrayList<>();
    List<CaseResult> results = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              GoldenReader.Read read = GoldenReader.read(path, text, bundle);
              problems.addAll(read.problems());
              if (read.file() != null) {
                results.addAll(run(bundle, read.file()));
              }
            });
    return new GoldenReport(problems, results);
  }

  private static List<CaseResult> run(Bundle bundle, GoldenFile file) {
    Bundle opened = openedBy(bundle, file.flow());
    return file.cases().stream()
        .map(golden -> GoldenRun.run(opened, file.flow(), golden).result())
        .toList();
  }

  /** The same brand, where whoever writes and has no flow open gets {@code flow}. */
  public static Bundle openedBy(Bundle bundle, String flow) {
    Brand b = bundle.brand();
    Brand first =
        new Brand(
            b.id(),
            b.name(),
            b.locale(),
            b.also(),
            b.zone(),
            b.country(),
            b.whatsapp(),
            flow,
            b.firstAt(),
            b.human(),
            b.words(),
            b.hours(),
            b.profile(),
            b.notices(),
            b.limits(),
            b.session(),
            b.reach());
    return new Bundle(bundle.hash(), first, bundle.flows(), bundle.expressions());
  }
}
