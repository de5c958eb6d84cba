package io.relais.runtime.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReadCommandTest {
  private static final String AROUND =
      "\"locale\": \"fr\", \"country\": \"FR\", \"zone\": \"Europe/Paris\", \"now\":"
          + " \"2026-11-23T10:00:00+01:00\"";

  private record Ran(int status, List<String> lines) {}

  private static Ran read(String... lines) {
    var out = new StringWriter();
    var in = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    int status = command(in, new PrintWriter(out)).execute("read");
    return new Ran(status, out.toString().lines().toList());
  }

  private static CommandLine command(InputStream in, PrintWriter out) {
    return new CommandLine(new FlowCommand(in)).setOut(out);
  }

  private static String asked(String as, String text) {
    return "{\"as\": \"" + as + "\", \"text\": \"" + text + "\", " + AROUND + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text | rappelez-moi | \"rappelez-moi\"",
        "int | 12 | 12",
        "number | 12,50 | 12.5",
        "number | 0,0000001 | 0.0000001",
        "yes_no | oui | true",
        "email | c'est Ines@exemple.fr | \"ines@exemple.fr\"",
        "phone | 06 12 34 56 78 | \"+33612345678\"",
        "date | demain | \"2026-11-24\"",
        "email | je n'en ai pas | null",
      })
  void aLineIsAnsweredWithItsValue(String as, String text, String value) {
    assertThat(read(asked(as, text))).isEqualTo(new Ran(0, List.of("{\"value\":" + value + "}")));
  }

  @Test
  void optionsOfAChoiceHaveThreeForms() {
    String chosen = "{\"value\":{\"id\":\"b\",\"label\":\"Bleu\"}}";

    assertThat(
            read(
                choice(
                    "[{\"id\": \"r\", \"label\": \"Rouge\"}, {\"id\": \"b\", \"label\":"
                        + " \"Bleu\"}]"),
                choice("{\"r\": \"Rouge\", \"b\": \"Bleu\"}"),
                choice("[\"Rouge\", \"Bleu\"]")))
        .isEqualTo(
            new Ran(
                0, List.of(chosen, chosen, "{\"value\":{\"id\":\"Bleu\",\"label\":\"Bleu\"}}")));
  }

  private static String choice(String options) {
    return "{\"as\": \"choice\", \"text\": \"bleu\", \"options\": " + options + ", " + AROUND + "}";
  }

  @Test
  void aMomentMayBeLocalToItsZone() {
    String line =
        asked("date", "demain").replace("2026-11-23T10:00:00+01:00", "2026-11-23T23:30:00");

    assertThat(read(line).lines()).containsExactly("{\"value\":\"2026-11-24\"}");
  }

  @Test
  void aBadLineIsNamedAndTheOthersAreStillAnswered() {
    Ran ran =
        read(
            "oops",
            "[1]",
            asked("nummer", "1"),
            "{\"as\": \"int\", " + AROUND + "}",
            asked("int", "1").replace("\"1\"", "1"),
            asked("int", "1").replace("Europe/Paris", "Paris"),
            asked("int", "1").replace("2026-11-23T10:00:00+01:00", "noon"),
            asked("choice", "1"),
            "",
            asked("int", "7"));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.lines())
        .containsExactly(
            "{\"error\":\"Expected a JSON object on each line, but this is no JSON from character 1"
                + " on\"}",
            "{\"error\":\"Expected a JSON object on each line, but found a list\"}",
            "{\"error\":\"Expected `as` to be one of text, int, number, yes_no, email, phone, date,"
                + " choice, but found nummer\"}",
            "{\"error\":\"Expected `text`, what was written, but it is missing\"}",
            "{\"error\":\"Expected `text`, what was written, but found 1\"}",
            "{\"error\":\"Expected `zone` to be a time zone such as Europe/Paris, but found"
                + " Paris\"}",
            "{\"error\":\"Expected `now` to be a time such as 2026-11-23T10:00:00+01:00, but found"
                + " noon\"}",
            "{\"error\":\"Expected `options` for a choice as [{id, label}], {id: label} or [label],"
                + " but found nothing\"}",
            "{\"value\":7}");
  }

  @Test
  void eachLineIsAnsweredBeforeTheNextIsWritten() throws IOException {
    try (PipedReader answers = new PipedReader();
        BufferedReader lines = new BufferedReader(answers)) {
      CompletableFuture<Integer> status;
      try (PipedOutputStream typed = new PipedOutputStream()) {
        PipedInputStream in = new PipedInputStream(typed);
        PrintWriter out = new PrintWriter(new PipedWriter(answers));
        status = CompletableFuture.supplyAsync(() -> command(in, out).execute("read"));
        for (int i = 0; i < 3; i++) {
          String line = asked("int", String.valueOf(i)) + "\n";
          typed.write(line.getBytes(StandardCharsets.UTF_8));
          typed.flush();
          assertThat(lines.readLine()).isEqualTo("{\"value\":" + i + "}");
        }
      }
      assertThat(status.join()).isZero();
    }
  }
}
