package io.relais.runtime.app.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relais flow read}: typed answers, a JSON line in, a JSON line out. */
@Command(
    name = "read",
    description = {
      "Read what people write as a typed answer.",
      "",
      "Takes JSON lines on the standard input and answers each with one, at once:",
      "  {\"as\": \"date\", \"text\": \"demain\", \"locale\": \"fr\", \"country\": \"FR\","
          + " \"zone\": \"Europe/Paris\", \"now\": \"2026-11-23T10:00:00+01:00\"}",
      "  {\"value\": \"2026-11-24\"}",
      "",
      "as: text, int, number, yes_no, email, phone, date, choice. Dates come as ISO 8601, phones as"
          + " E.164,",
      "a choice as {id, label}; {\"value\": null} where nothing could be read for sure.",
      "options, for a choice: [{id, label}], {id: label} or [label]."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every line was understood",
      "1:a line was malformed: {\"error\"} stands in its place",
      "2:wrong usage"
    })
final class ReadCommand implements Callable<Integer> {
  @ParentCommand private FlowCommand flow = new FlowCommand();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean fine = true;
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(flow.in(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          ReadLine.Answered answered = ReadLine.answer(line);
          fine &= answered.fine();
          out.println(answered.json());
          out.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fine ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
