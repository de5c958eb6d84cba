package io.relais.flows.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.flows.Diagnostic;
import io.relais.flows.Position;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final String FILE = "flows/sav.flow.yaml";
  private static final Diagnostic MISSING =
      new Diagnostic(
          "E02",
          new Position(FILE, 3, 11),
          "accueil",
          "Expected a step, but there is no step `numro`",
          "did you mean `numero`?");

  private static DiagnosticPrinter printer(String text) {
    return new DiagnosticPrinter(Map.of(FILE, text));
  }

  @Test
  void aDiagnosticShowsItsLineWithACaretAndAHint() {
    String text = printer("steps:\n  accueil:\n    next: numro\n").text(List.of(MISSING));

    assertThat(text)
        .isEqualTo(
            """
            flows/sav.flow.yaml:3:11: error E02 (step accueil): Expected a step, but there is no step `numro`.
              3 |     next: numro
                |           ^
                hint: did you mean `numero`?
            """);
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    Diagnostic far = new Diagnostic("E08", new Position(FILE, 1, 501), null, "Expected", null);

    List<String> lines =
        printer("x".repeat(500) + "HERE" + "y".repeat(500)).text(List.of(far)).lines().toList();

    assertThat(lines.get(1)).hasSizeLessThan(120).contains("xHEREy").endsWith("…");
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("HERE"));
  }

  @Test
  void theCaretCountsCharactersAndNotTheHalvesOfEmoji() {
    Diagnostic behind = new Diagnostic("E08", new Position(FILE, 1, 4), null, "Expected", null);

    List<String> lines = printer("👋👋 x").text(List.of(behind)).lines().toList();

    assertThat(lines.get(2)).isEqualTo("    |    ^");
  }

  @Test
  void aPlaceThatIsInNoTextIsSaidWithoutALine() {
    Diagnostic nowhere =
        new Diagnostic("E01", new Position("brand.yaml", 1, 1), null, "Expected", "write it");

    assertThat(printer("").text(List.of(nowhere)))
        .isEqualTo("brand.yaml:1:1: error E01: Expected.\n    hint: write it\n");
  }

  @Test
  void programsReadAnArray() throws IOException {
    Diagnostic warning =
        new Diagnostic("W05", new Position("brand.yaml", 1, 2), null, "Expected", null);

    JsonNode json = new ObjectMapper().readTree(printer("").json(List.of(MISSING, warning)));

    assertThat(json.get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"code": "E02", "severity": "error", "file": "flows/sav.flow.yaml", "line": 3,
                     "column": 11, "flow": "sav", "step": "accueil",
                     "message": "Expected a step, but there is no step `numro`.",
                     "hint": "did you mean `numero`?"}
                    """));
    assertThat(json.get(1).get("severity").asText()).isEqualTo("warning");
    assertThat(json.get(1).has("step")).isFalse();
  }
}
