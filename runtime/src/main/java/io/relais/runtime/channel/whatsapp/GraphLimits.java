package io.relais.runtime.channel.whatsapp;

import io.relais.flows.Action;
import io.relais.flows.FlowLimits;
import io.relais.runtime.channel.Outbound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says before sending why Meta would refuse a message. Flows are proven against these limits, so
 * this is the last guard: nothing is ever cut silently, and no call is spent on what cannot pass.
 */
final class GraphLimits {
  /** Longest id of a button (Meta, "Interactive reply buttons"). */
  private static final int BUTTON_ID = 256;

  /** Longest id of a row (Meta, "Interactive list messages"). */
  private static final int ROW_ID = 200;

  /** Longest {@code biz_opaque_callback_data}. */
  private static final int TAG = 512;

  private final List<String> problems = new ArrayList<>();

  private GraphLimits() {}

  /** Why {@code outbound} cannot be sent; null if it can. */
  static @Nullable String problem(Outbound outbound) {
    GraphLimits limits = new GraphLimits();
    limits.length("the tag", outbound.tag().encode(), TAG);
    Action.Send message = outbound.message();
    switch (message.presentation()) {
      case TEXT -> limits.length("the text", message.body(), FlowLimits.TEXT);
      case NUMBERED ->
          limits.length("the text with its numbers", message.writtenBody(), FlowLimits.TEXT);
      case BUTTONS -> limits.buttons(message);
      case LIST -> limits.rows(message);
    }
    return limits.problems.isEmpty() ? null : String.join("; ", limits.problems);
  }

  private void buttons(Action.Send message) {
    length("the body above buttons", message.body(), FlowLimits.BUTTONS_BODY);
    for (Action.Option option : message.options()) {
      length("the id of a button", option.ref(), BUTTON_ID);
      length("the title of a button", option.label(), FlowLimits.BUTTON_TITLE);
    }
    distinct("ids of buttons", message.options().stream().map(Action.Option::ref).toList());
    distinct("titles of buttons", message.options().stream().map(Action.Option::label).toList());
  }

  private void rows(Action.Send message) {
    String picker = message.picker() == null ? "" : message.picker();
    length("the body above a list", message.body(), FlowLimits.TEXT);
    length("the label that opens a list", picker, FlowLimits.BUTTON_TITLE);
    for (Action.Option option : message.options()) {
      length("the id of a row", option.ref(), ROW_ID);
      length("the title of a row", option.label(), FlowLimits.ROW_TITLE);
      if (option.hint() != null) {
        length("the description of a row", option.hint(), FlowLimits.ROW_DESCRIPTION);
      }
    }
    distinct("ids of rows", message.options().stream().map(Action.Option::ref).toList());
  }

  private void length(String what, String text, int limit) {
    if (text.isBlank()) {
      problems.add("Expected " + what + ", but it is blank");
    } else if (FlowLimits.length(text) > limit) {
      problems.add(
          "Expected %s of at most %d characters, but it has %d"
              .formatted(what, limit, FlowLimits.length(text)));
    }
  }

  private void distinct(String what, List<String> texts) {
    if (texts.stream().distinct().count() != texts.size()) {
      problems.add("Expected different " + what + ", but two are the same");
    }
  }
}
