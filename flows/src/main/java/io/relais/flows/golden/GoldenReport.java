package io.relais.flows.golden;

import io.relais.flows.Diagnostic;
import java.util.List;

/**
 * What came of running golden transcripts.
 *
 * @param problems files that could not be read were not run
 */
public record GoldenReport(List<Diagnostic> problems, List<CaseResult> results, Coverage coverage) {

  public GoldenReport {
    problems = List.copyOf(problems);
    results = List.copyOf(results);
  }

  public long passed() {
    return results.stream().filter(CaseResult::passed).count();
  }

  public List<CaseResult> failed() {
    return results.stream().filter(result -> !result.passed()).toList();
  }

  /** Every file could be read and every case passed. */
  public boolean isFine() {
    return problems.isEmpty() && failed().isEmpty();
  }
}
