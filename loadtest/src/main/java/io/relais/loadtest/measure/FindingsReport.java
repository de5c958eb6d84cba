package io.relais.loadtest.measure;

import io.relais.loadtest.verdict.Finding;
import io.relais.loadtest.verdict.Verdict;
import java.io.PrintWriter;

/** What the ledger said, for people. */
public final class FindingsReport {

  /** So many findings are listed; the result file has all of them. */
  private static final int LISTED = 20;

  private final PrintWriter out;

  public FindingsReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * @param title of what was judged
   * @param all how many messages of how many people that were
   */
  public void print(String title, Verdict verdict, String all) {
    var findings = verdict.findings();
    if (findings.isEmpty()) {
      out.println(title + ": nothing lost, doubled or misordered among " + all + ".");
      return;
    }
    out.println("%s: %d findings among %s:".formatted(title, findings.size(), all));
    findings.stream().limit(LISTED).map(Finding::describe).forEach(f -> out.println("  " + f));
    if (findings.size() > LISTED) {
      out.println("  … and %d more in the result file".formatted(findings.size() - LISTED));
    }
  }
}
