package io.relais.flows.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relais.flows.Diagnostic;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes diagnostics as a good compiler does, each with its line and a caret below it:
 *
 * <pre>
 * flows/sav.flow.yaml:12:11: error E02 (step accueil): Expected a step, but there is no step `numro`.
 *   12 |     next: numro
 *      |           ^
 *      hint: did you mean `numero`?
 * </pre>
 *
 * and for programs as a JSON array. It quotes the files, and nothing that a customer wrote.
 */
public final class DiagnosticPrinter {
  /** Characters of a source line that are shown around the place. */
  private static final int WINDOW = 100;

  /** Spaces before the line's number. */
  private static final String INDENT = "  ";

  private static final Pattern FLOW = Pattern.compile("flows/([^/]+)\\.flow\\.yaml");
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> files;
  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * @param files the texts that the diagnostics are about, by path
   */
  public DiagnosticPrinter(Map<String, String> files) {
    this.files = Map.copyOf(files);
  }

  /** All of them as text, in the order given, an empty line between two. */
  public String text(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n").append(text(diagnostic));
    }
    return text.toString();
  }

  private String text(Diagnostic diagnostic) {
    String step = diagnostic.step() == null ? "" : " (step " + diagnostic.step() + ")";
    String head =
        diagnostic.at()
            + ": "
            + severity(diagnostic)
            + " "
            + diagnostic.code()
            + step
            + ": "
            + sentence(diagnostic.message())
            + "\n";
    String number = Integer.toString(diagnostic.at().line());
    String margin = INDENT + " ".repeat(number.length());
    String hint = diagnostic.hint() == null ? "" : margin + " hint: " + diagnostic.hint() + "\n";
    return head + excerpt(diagnostic, number, margin) + hint;
  }

  private String excerpt(Diagnostic diagnostic, String number, String margin) {
    List<String> source =
        lines.computeIfAbsent(
            diagnostic.at().file(), file -> files.getOrDefault(file, "").lines().toList());
    int line = diagnostic.at().line();
    if (line > source.size() || source.get(line - 1).isBlank()) {
      return "";
    }
    int[] characters = source.get(line - 1).codePoints().map(DiagnosticPrinter::shown).toArray();
    int column = Math.min(diagnostic.at().column(), characters.length + 1);
    int from = column <= WINDOW ? 0 : column - WINDOW / 2;
    int to = Math.min(characters.length, from + WINDOW);
    String cut = from > 0 ? "…" : "";
    String shown =
        cut + new String(characters, from, to - from) + (to < characters.length ? "…" : "");
    return INDENT
        + number
        + " | "
        + shown
        + "\n"
        + margin
        + " | "
        + " ".repeat(column - 1 - from + cut.length())
        + "^\n";
  }

  /** Control characters would move the caret, or the terminal's cursor. */
  private static int shown(int character) {
    return Character.isISOControl(character) ? ' ' : character;
  }

  /** All of them as a JSON array; what a diagnostic does not have is left out. */
  public String json(List<Diagnostic> diagnostics) {
    try {
      return JSON.writeValueAsString(diagnostics.stream().map(DiagnosticPrinter::fields).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> fields(Diagnostic diagnostic) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", diagnostic.code());
    fields.put("severity", severity(diagnostic));
    fields.put("file", diagnostic.at().file());
    fields.put("line", diagnostic.at().line());
    fields.put("column", diagnostic.at().column());
    Matcher flow = FLOW.matcher(diagnostic.at().file());
    if (flow.matches()) {
      fields.put("flow", flow.group(1));
    }
    if (diagnostic.step() != null) {
      fields.put("step", diagnostic.step());
    }
    fields.put("message", sentence(diagnostic.message()));
    if (diagnostic.hint() != null) {
      fields.put("hint", diagnostic.hint());
    }
    return fields;
  }

  private static String severity(Diagnostic diagnostic) {
    return diagnostic.isError() ? "error" : "warning";
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
