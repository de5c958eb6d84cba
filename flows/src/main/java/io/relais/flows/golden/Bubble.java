package io.relais.flows.golden;

import io.relais.flows.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the bot said.
 *
 * @param source {@code flow.step}, or {@code notice:automated}
 * @param options what could be pressed below it
 */
public record Bubble(String source, String text, List<Action.Option> options) {

  public Bubble {
    options = List.copyOf(options);
  }

  /** The options of a message hang on its last bubble. */
  static List<Bubble> of(Action.Send send) {
    List<Bubble> bubbles = new ArrayList<>();
    for (Action.Part part : send.parts()) {
      bubbles.add(new Bubble(part.source(), part.text(), List.of()));
    }
    Bubble last = bubbles.removeLast();
    bubbles.add(new Bubble(last.source(), last.text(), send.options()));
    return bubbles;
  }

  List<String> optionIds() {
    return options.stream().map(Action.Option::id).toList();
  }

  /** Whether a person wrote it, and not the bot. */
  boolean isOfAgent() {
    return source.startsWith("agent:");
  }

  /** Whether a step said it: by its id, or as {@code flow.step}. */
  boolean isFrom(String step) {
    return source.equals(step) || source.endsWith("." + step);
  }
}
