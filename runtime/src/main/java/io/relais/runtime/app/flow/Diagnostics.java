package io.relais.runtime.app.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Sources;
import io.relais.flows.json.FlowJson;
import io.relais.flows.lint.DiagnosticPrinter;
import java.io.PrintWriter;
import java.util.List;

/** The problems of a workspace, as these commands print them. */
final class Diagnostics {
  private Diagnostics() {}

  static void print(List<Diagnostic> diagnostics, Sources sources, PrintWriter out) {
    if (!diagnostics.isEmpty()) {
      out.println(new DiagnosticPrinter(sources.files()).text(diagnostics));
    }
  }

  /** An array of them. */
  static JsonNode json(List<Diagnostic> diagnostics, Sources sources) {
    return FlowJson.read(new DiagnosticPrinter(sources.files()).json(diagnostics), JsonNode.class);
  }

  /** {@code 1 error}, {@code 3 errors and 1 warning}. */
  static String summary(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    if (warnings == 0) {
      return counted(errors, "error");
    }
    String both = errors == 0 ? "" : counted(errors, "error") + " and ";
    return both + counted(warnings, "warning");
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
