package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Sources;
import io.relais.flows.golden.CaseResult;
import io.relais.flows.golden.GoldenReport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code flow test} prints. */
final class TestOutput {
  /** Lines of the transcript that are shown before a failure. */
  private static final int CONTEXT = 6;

  private TestOutput() {}

  static void print(GoldenReport report, Sources sources, PrintWriter out) {
    Diagnostics.print(report.problems(), sources, out);
    String file = "";
    for (CaseResult result : report.results()) {
      if (!result.at().file().equals(file)) {
        file = result.at().file();
        out.println(file);
      }
      print(result, out);
    }
    out.println(summary(report));
  }

  private static void print(CaseResult result, PrintWriter out) {
    CaseResult.Failure failure = result.failure();
    String locale = result.locale() == null ? "" : " (" + result.locale() + ")";
    out.println((failure == null ? "  ok    " : "  FAIL  ") + result.name() + locale);
    if (failure != null) {
      List<String> transcript = result.transcript();
      transcript
          .subList(Math.max(0, transcript.size() - CONTEXT), transcript.size())
          .forEach(line -> out.println("        | " + line.replace("\n", "\n        |       ")));
      out.println("  " + failure.at() + ": " + failure.message().replace("\n", "\n  "));
      failure.diff().forEach(line -> out.println("      " + line));
    }
  }

  private static String summary(GoldenReport report) {
    String cases = Diagnostics.counted(report.results().size(), "case");
    String unread =
        report.problems().isEmpty()
            ? ""
            : ", " + Diagnostics.counted(report.problems().size(), "problem");
    return cases
        + ": "
        + report.passed()
        + " passed, "
        + report.failed().size()
        + " failed"
        + unread;
  }

  static Map<String, Object> json(GoldenReport report, Sources sources) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", report.passed());
    json.put("failed", report.failed().size());
    json.put("problems", Diagnostics.json(report.problems(), sources));
    json.put("cases", report.results().stream().map(TestOutput::json).toList());
    return json;
  }

  private static Map<String, Object> json(CaseResult.Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", failure.at().line());
    json.put("column", failure.at().column());
    json.put("message", failure.message());
    json.put("diff", failure.diff());
    return json;
  }

  private static Map<String, Object> json(CaseResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("case", result.name());
    if (result.locale() != null) {
      json.put("locale", result.locale());
    }
    json.put("flow", result.flow());
    json.put("file", result.at().file());
    json.put("line", result.at().line());
    json.put("status", result.passed() ? "passed" : "failed");
    CaseResult.Failure failure = result.failure();
    if (failure != null) {
      json.put("failure", json(failure));
      json.put("transcript", result.transcript());
    }
    return json;
  }
}
