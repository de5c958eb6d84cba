package io.relais.runtime.app.flow;

import io.relais.flows.Contact;
import io.relais.flows.DidYouMean;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.golden.Conversation;
import io.relais.flows.golden.GoldenTests;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relais flow chat}: talk to the flows in the terminal. */
@Command(
    name = "chat",
    description = {
      "Talk to a brand's flows in the terminal, as a customer would.",
      "",
      "Type what the customer writes. /tap 1 presses the first option, /advance 30m lets time"
          + " pass,",
      "/state shows where the conversation stands, /help lists all commands. Also takes its lines"
          + " from a pipe."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:fine", "1:the workspace has problems", "2:wrong usage"})
final class ChatCommand implements Callable<Integer> {
  @ParentCommand private FlowCommand flow = new FlowCommand();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--flow",
      paramLabel = "ID",
      description = "the flow that opens (the brand's `first`)")
  private @Nullable String first;

  @Option(
      names = "--locale",
      paramLabel = "L",
      description = "the customer's language (the flow finds it out)")
  private @Nullable String locale;

  @Option(
      names = "--now",
      paramLabel = "T",
      description = "when the chat begins, such as 2026-11-23T10:00 (now)")
  private @Nullable String now;

  @Option(names = "--name", paramLabel = "NAME", description = "the customer's name (unknown)")
  private @Nullable String name;

  @Option(
      names = "--phone",
      paramLabel = "E164",
      description = "the customer's phone, such as +33612345678 (unknown)")
  private @Nullable String phone;

  @Override
  public Integer call() {
    Sources sources = folder.sources();
    Workspace workspace = Workspace.load(sources);
    PrintWriter out = spec.commandLine().getOut();
    Bundle bundle = workspace.bundle();
    if (bundle == null) {
      Diagnostics.print(workspace.diagnostics(), sources, out);
      out.println(
          "Expected flows without errors to talk to, but there are "
              + Diagnostics.summary(workspace.diagnostics()));
      out.flush();
      return ExitCode.SOFTWARE;
    }
    Contact contact = new Contact(name, phone, locale(bundle), false, Map.of());
    Conversation conversation = new Conversation(opened(bundle), contact, begin(bundle));
    talk(new Chat(conversation, out, !isTerminal()));
    return ExitCode.OK;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private void talk(Chat chat) {
    chat.greet();
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(flow.in(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null && chat.take(line.strip())) {
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Bundle opened(Bundle bundle) {
    if (first == null) {
      return bundle;
    }
    if (bundle.flow(first) == null) {
      throw wrong("--flow", "a flow of the brand", first, List.copyOf(bundle.flows().keySet()));
    }
    return GoldenTests.openedBy(bundle, first);
  }

  private @Nullable String locale(Bundle bundle) {
    List<String> spoken = bundle.brand().locales();
    if (locale != null && !spoken.contains(locale)) {
      throw wrong(
          "--locale",
          "a language of the brand (" + String.join(", ", spoken) + ")",
          locale,
          spoken);
    }
    return locale;
  }

  private Instant begin(Bundle bundle) {
    if (now == null) {
      return Instant.now();
    }
    String typed = now;
    return Times.parse(typed, bundle.brand().zone())
        .orElseThrow(() -> wrong("--now", "a time such as 2026-11-23T10:00", typed, List.of()));
  }

  private ParameterException wrong(String option, String what, String typed, List<String> known) {
    String hint = DidYouMean.hint(known, typed).map(meant -> "; " + meant).orElse("");
    return new ParameterException(
        spec.commandLine(),
        "Expected " + option + " to be " + what + ", but there is no " + typed + hint);
  }
}
