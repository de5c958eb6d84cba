package io.relais.flows.golden;

import io.relais.flows.Brand;
import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs golden transcripts against a bundle. */
public final class GoldenTests {
  private GoldenTests() {}

  /**
   * Reads and runs every file, each case in the language that it is written in.
   *
   * @param files the texts of {@code tests/*.test.yaml} by path
   */
  public static GoldenReport run(Bundle bundle, Map<String, String> files) {
    return run(bundle, files, true, Set.of());
  }

  /**
   * @param asWritten each case in the language that it is written in
   * @param locales the languages in which every case is held that is written in another one
   */
  public static GoldenReport run(
      Bundle bundle, Map<String, String> files, boolean asWritten, Set<String> locales) {
    List<Diagnostic> problems = new ArrayList<>();
    List<CaseResult> results = new ArrayList<>();
    Footprints footprints = new Footprints(bundle);
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              GoldenReader.Read read = GoldenReader.read(path, text, bundle);
              problems.addAll(read.problems());
              GoldenFile file = read.file();
              if (file != null) {
                Bundle opened = openedBy(bundle, file.flow());
                for (GoldenFile.Case golden : file.cases()) {
                  List<GoldenRun.Gone> gone = runs(opened, file.flow(), golden, asWritten, locales);
                  gone.forEach(run -> results.add(run.result()));
                  gone.forEach(run -> footprints.follow(run.turns(), run.spoken()));
                }
              }
            });
    return new GoldenReport(problems, results, Coverage.of(bundle, footprints));
  }

  private static List<GoldenRun.Gone> runs(
      Bundle bundle, String flow, GoldenFile.Case golden, boolean asWritten, Set<String> locales) {
    List<GoldenRun.Gone> runs = new ArrayList<>();
    GoldenRun.Gone written = GoldenRun.run(bundle, flow, golden);
    if (asWritten || locales.contains(written.spoken())) {
      runs.add(written);
    }
    locales.stream()
        .sorted()
        .filter(locale -> !locale.equals(written.spoken()))
        .map(locale -> InLocale.run(bundle, flow, golden, locale))
        .forEach(runs::add);
    return runs;
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
