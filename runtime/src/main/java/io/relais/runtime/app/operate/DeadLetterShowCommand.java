package io.relais.runtime.app.operate;

import io.relais.flows.json.FlowJson;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter;
import io.relais.persistence.view.LetterRow;
import io.relais.runtime.app.Failure;
import io.relais.runtime.app.RelaisCommand;
import io.relais.runtime.app.Visit;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais dead-letter show}: one of them, and with {@code --reveal} what is in it. */
@Command(name = "show", description = "Show one dead letter.")
final class DeadLetterShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "as `relais dead-letter list` shows it")
  private long id;

  @Option(
      names = "--reveal",
      description = "print what is in it as well, which may be what a customer wrote")
  private boolean reveal;

  @Option(
      names = "--json",
      description = "print a JSON object {id, kind, receivedAt, reason, …, content}")
  private boolean json;

  /**
   * @param content null where it was not asked for, or is not there
   */
  private record Shown(LetterRow row, @Nullable ByteString content) {}

  @Override
  public Integer call() {
    var shown = Visit.to(RelaisCommand.environmentOf(spec), this::find);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(FlowJson.write(json(shown)));
    } else {
      print(shown, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private CompletionStage<Shown> find(Visit visit) {
    var letters = new DeadLetters(visit.database(), visit.vault().deadLetters());
    return letters
        .find(id)
        .thenCompose(
            found -> {
              var row = found.orElseThrow(this::unknown);
              return reveal
                  ? letters
                      .open(id)
                      .thenApply(opened -> shown(row, opened.orElseThrow(this::unknown)))
                  : CompletableFuture.completedFuture(new Shown(row, null));
            });
  }

  private static Shown shown(LetterRow row, Letter letter) {
    return new Shown(row, letter.payload());
  }

  private Failure unknown() {
    return new Failure(
        "Expected the id of a dead letter, but there is none of "
            + id
            + ": see `relais dead-letter"
            + " list`.");
  }

  private Object json(Shown shown) {
    var json = LetterOutput.json(shown.row());
    if (shown.content() != null) {
      json.put("content", shown.content().utf8String());
    }
    return json;
  }

  private void print(Shown shown, PrintWriter out) {
    out.println(LetterOutput.line(shown.row()).strip());
    if (shown.content() != null) {
      out.println(LetterOutput.printable(shown.content()));
    } else if (reveal && shown.row().kind() != Letter.Kind.FAILED_TURN) {
      out.println("Content: erased with its contact");
    } else {
      out.println("Content: " + LetterOutput.content(shown.row()));
    }
  }
}
