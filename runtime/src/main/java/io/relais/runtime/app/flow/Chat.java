package io.relais.runtime.app.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.relais.flows.Action;
import io.relais.flows.Outcome;
import io.relais.flows.golden.Bubble;
import io.relais.flows.golden.Conversation;
import io.relais.flows.golden.Durations;
import io.relais.flows.golden.EndlessTimers;
import io.relais.flows.golden.Turned;
import io.relais.flows.json.FlowJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A chat in the terminal: takes one line at a time, shows what the bot says. */
final class Chat {
  private static final String HELP =
      """
      What you type is what the customer writes. Commands:
        /tap 2         press the second option (or /tap ID; older buttons can be pressed, too)
        /advance 30m   let time pass (s, m, h, d); timers that become due fire
        /state         where the conversation stands, as JSON
        /help          this
        /quit          leave\
      """;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private final Conversation conversation;
  private final PrintWriter out;
  private final boolean echo;

  /**
   * @param echo what is typed is not seen otherwise: it comes from a pipe
   */
  Chat(Conversation conversation, PrintWriter out, boolean echo) {
    this.conversation = conversation;
    this.out = out;
    this.echo = echo;
  }

  void greet() {
    var brand = conversation.bundle().brand();
    out.println(
        brand.name() + ", flow " + brand.first() + ". Write something; /help lists the commands.");
    out.flush();
  }

  /** Takes one line; false where it ends the chat. */
  boolean take(String line) {
    boolean goOn = true;
    if (line.startsWith("/")) {
      goOn = command(line.substring(1));
    } else if (!line.isEmpty()) {
      echo(line);
      show(conversation.says(line));
    }
    out.flush();
    return goOn;
  }

  private void echo(String typed) {
    if (echo) {
      out.println("> " + typed);
    }
  }

  private boolean command(String line) {
    String[] words = line.split("\\s+", 2);
    String argument = words.length > 1 ? words[1].strip() : "";
    switch (words[0]) {
      case "tap" -> tap(argument);
      case "advance" -> advance(argument);
      case "state" -> state();
      case "help" -> out.println(HELP);
      case "quit", "exit" -> {
        return false;
      }
      default ->
          out.println("! Expected a command, but there is no /" + words[0] + "; /help lists them");
    }
    return true;
  }

  private void tap(String argument) {
    Optional<Action.Option> option = option(argument);
    if (option.isEmpty()) {
      int shown = conversation.options().size();
      out.println(
          shown == 0
              ? "! Expected an option to press, but none has been shown"
              : "! Expected an option from 1 to "
                  + shown
                  + " or an id, but there is no "
                  + argument);
      return;
    }
    echo("[" + option.get().label() + "]");
    show(conversation.taps(option.get()));
  }

  private Optional<Action.Option> option(String argument) {
    List<Action.Option> options = conversation.options();
    if (!argument.matches("[0-9]{1,2}")) {
      return conversation.option(argument);
    }
    int number = Integer.parseInt(argument);
    return number >= 1 && number <= options.size()
        ? Optional.of(options.get(number - 1))
        : Optional.empty();
  }

  private void advance(String argument) {
    Optional<Duration> time = Durations.parse(argument);
    if (time.isEmpty()) {
      out.println(
          "! Expected a time such as /advance 30m, 12h or 7d, but found "
              + (argument.isEmpty() ? "nothing" : argument));
      return;
    }
    try {
      for (Turned turned : conversation.advance(time.get())) {
        out.println("~ " + clock(turned) + ": the time is over");
        show(turned);
      }
    } catch (EndlessTimers endless) {
      out.println("! " + endless.getMessage());
    }
    out.println("~ " + CLOCK.format(local(conversation.now())));
  }

  private String clock(Turned turned) {
    return CLOCK.format(local(turned.at()));
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(conversation.bundle().brand().zone());
  }

  private void show(Turned turned) {
    if (turned.failure() != null) {
      String step = turned.failure().step();
      out.println(
          "! The turn failed"
              + (step == null ? "" : " at " + step)
              + ": "
              + turned.failure().getMessage());
    }
    turned.bubbles().forEach(this::show);
    if (turned.sends().isEmpty()) {
      out.println("  (the bot says nothing)");
    }
    boolean ended = turned.outcomes().stream().anyMatch(Chat::ends);
    if (ended && turned.after().top() == null) {
      out.println("  (no flow is open any more)");
    }
  }

  private static boolean ends(Outcome outcome) {
    return outcome instanceof Outcome.FlowEnded || outcome instanceof Outcome.Abandoned;
  }

  private void show(Bubble bubble) {
    String[] lines = bubble.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.println((i == 0 ? "< " : "  ") + lines[i]);
    }
    for (int i = 0; i < bubble.options().size(); i++) {
      Action.Option option = bubble.options().get(i);
      String hint = option.hint() == null ? "" : " – " + option.hint();
      out.println("    " + (i + 1) + ". " + option.label() + hint + "  (" + option.id() + ")");
    }
  }

  private void state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("now", CLOCK.format(local(conversation.now())));
    state.put("messages", conversation.messages());
    state.put("contact", conversation.contact());
    state.put("state", conversation.state());
    try {
      out.println(FlowJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(state));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected a state to be writable as JSON", e);
    }
  }
}
