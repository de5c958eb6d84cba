package io.relais.flows.engine;

import io.relais.flows.Action;
import io.relais.flows.FlowLimits;
import io.relais.flows.Presentation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a turn says, bubble by bubble, and its merging into messages: every message is billed and
 * one person may be written to once in six seconds, so text joins the text or the question that
 * follows it, where limits allow.
 */
final class Bubbles {
  private static final int GAP = 2;

  private record Bubble(Action.Part part, List<Action.Option> options) {}

  private final List<Bubble> bubbles = new ArrayList<>();

  void add(String source, String text, List<Action.Option> options) {
    bubbles.add(new Bubble(new Action.Part(source, text), List.copyOf(options)));
  }

  void addFirst(String source, String text) {
    bubbles.addFirst(new Bubble(new Action.Part(source, text), List.of()));
  }

  boolean isEmpty() {
    return bubbles.isEmpty();
  }

  List<Action> merged(String picker, boolean evenIfStopped) {
    List<Action> messages = new ArrayList<>();
    List<Action.Part> open = new ArrayList<>();
    for (Bubble bubble : bubbles) {
      if (!open.isEmpty() && !fits(length(open) + GAP, bubble)) {
        messages.add(message(open, List.of(), picker, evenIfStopped));
        open.clear();
      }
      open.add(bubble.part());
      if (!bubble.options().isEmpty()) {
        messages.add(message(open, bubble.options(), picker, evenIfStopped));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      messages.add(message(open, List.of(), picker, evenIfStopped));
    }
    return messages;
  }

  private static boolean fits(int before, Bubble bubble) {
    int own = FlowLimits.length(bubble.part().text());
    return before + own <= Presentation.of(bubble.options(), own).longestBody();
  }

  private static Action message(
      List<Action.Part> parts, List<Action.Option> options, String picker, boolean evenIfStopped) {
    Action.Send message =
        new Action.Send(parts, options, options.isEmpty() ? null : picker, evenIfStopped);
    int length = FlowLimits.length(message.writtenBody());
    int most = message.presentation().longestBody();
    if (length > most) {
      throw new TurnFailure(
          parts.getLast().source(),
          "Expected a message of at most " + most + " characters, but it has " + length);
    }
    return message;
  }

  private static int length(List<Action.Part> parts) {
    return parts.stream().mapToInt(p -> FlowLimits.length(p.text()) + GAP).sum() - GAP;
  }
}
