package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Flow;
import io.relais.flows.FlowState;
import io.relais.flows.Outcome;
import io.relais.flows.Position;
import io.relais.flows.Value;
import io.relais.flows.golden.GoldenFile.Datum;
import io.relais.flows.golden.GoldenFile.Expectation;
import io.relais.flows.golden.GoldenFile.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares where a conversation stands with an {@code expect} line. */
final class Expecting {
  private static final String ABANDONED = "abandoned";

  private final Conversation conversation;
  private final Differ differ;

  /** Is told what does not hold, where it is written, and what would; null where nothing would. */
  interface Differ {
    void differ(Position at, String message, @Nullable Instead instead);
  }

  /** What holds in the place of a key and its value, as YAML. */
  record Instead(String key, String value) {}

  Expecting(Conversation conversation, Differ differ) {
    this.conversation = conversation;
    this.differ = differ;
  }

  void check(Expectation that) {
    at(that.at());
    ended(that.ended());
    count("messages", "messages", that.messages(), conversation.messages());
    count(
        "timers", "pending timers", that.timers(), conversation.state().waiting() == null ? 0 : 1);
    count("http_calls", "calls", that.calls(), Math.toIntExact(effects(Action.Call.class).count()));
    equal(
        "handoff",
        that.handoff(),
        last(effects(Action.HandOver.class).map(Action.HandOver::queue)),
        Written::plain);
    equal(
        "ticket",
        that.ticket(),
        last(effects(Action.OpenTicket.class).map(Expecting::written)),
        Written::texts);
    equal("tags", that.tags(), conversation.state().tags(), Written::ids);
    that.data().forEach(this::data);
  }

  private <T> Stream<T> effects(Class<T> kind) {
    return conversation.turns().stream()
        .flatMap(turned -> turned.effects().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private static Map<String, String> written(Action.OpenTicket ticket) {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("queue", ticket.queue());
    written.put("note", ticket.note());
    return written;
  }

  private static <T> @Nullable T last(Stream<T> all) {
    return all.reduce((_, later) -> later).orElse(null);
  }

  private <T> void equal(
      String what, @Nullable Fact<T> expected, @Nullable T actual, Function<T, String> yaml) {
    if (expected != null && !expected.value().equals(actual)) {
      String but = actual == null ? "there is none" : "it is " + actual;
      differ.differ(
          expected.at(),
          "Expected the " + what + " to be " + expected.value() + ", but " + but,
          actual == null ? null : new Instead(what, yaml.apply(actual)));
    }
  }

  private void at(@Nullable Fact<String> expected) {
    if (expected == null) {
      return;
    }
    FlowState.Frame top = conversation.state().top();
    String wanted = expected.value();
    boolean there = top != null && (wanted.equals(top.step()) || wanted.equals(place(top)));
    if (!there) {
      String but = top == null ? "no flow is open" : "it waits at `" + place(top) + "`";
      differ.differ(
          expected.at(),
          "Expected the conversation to wait at `" + wanted + "`, but " + but,
          top == null ? ending(endedBy()) : new Instead("at", near(wanted, top)));
    }
  }

  /** As it was written before: with its flow, or without. */
  private static String near(String wanted, FlowState.Frame top) {
    return wanted.contains(".") ? place(top) : top.step();
  }

  private static @Nullable Instead ending(@Nullable String outcome) {
    return outcome == null ? null : new Instead("ended", outcome);
  }

  private static String place(FlowState.Frame frame) {
    return frame.flow() + "." + frame.step();
  }

  private void count(String key, String what, @Nullable Fact<Integer> expected, int actual) {
    if (expected != null && expected.value() != actual) {
      differ.differ(
          expected.at(),
          "Expected " + expected.value() + " " + what + ", but there are " + actual,
          new Instead(key, Integer.toString(actual)));
    }
  }

  private void ended(@Nullable Fact<String> expected) {
    if (expected == null) {
      return;
    }
    FlowState.Frame top = conversation.state().top();
    String actual = endedBy();
    if (top != null) {
      differ.differ(
          expected.at(),
          "Expected the flow to have ended with `"
              + expected.value()
              + "`, but it waits at `"
              + place(top)
              + "`",
          new Instead("at", top.step()));
    } else if (!expected.value().equals(actual)) {
      String but = actual == null ? "none was opened" : "it ended with `" + actual + "`";
      differ.differ(
          expected.at(),
          "Expected the flow to have ended with `" + expected.value() + "`, but " + but,
          ending(actual));
    }
  }

  /** The outcome of the flow that ended last; {@code abandoned} where it was left without one. */
  private @Nullable String endedBy() {
    String ended = null;
    for (Turned turned : conversation.turns()) {
      for (Outcome outcome : turned.outcomes()) {
        ended =
            switch (outcome) {
              case Outcome.FlowStarted _ -> null;
              case Outcome.FlowEnded(var with) -> with;
              case Outcome.Abandoned _ -> Objects.requireNonNullElse(ended, ABANDONED);
              default -> ended;
            };
      }
    }
    return ended;
  }

  private void data(String name, Fact<Datum> expected) {
    Optional<Map<String, Value>> holder = holder(name);
    if (holder.isEmpty()) {
      differ.differ(
          expected.at(),
          "Expected a variable, but no flow of this conversation declares `" + name + "`",
          null);
      return;
    }
    Value actual = holder.get().get(name);
    if (!Data.fits(expected.value(), actual)) {
      differ.differ(
          expected.at(),
          "Expected `"
              + name
              + "` to be "
              + Data.written(expected.value())
              + ", but it is "
              + Data.written(actual),
          new Instead(name, Written.value(actual)));
    }
  }

  /**
   * The data of the flow that declares {@code name}: an open one, the top first, else the one that
   * ran last.
   */
  private Optional<Map<String, Value>> holder(String name) {
    List<FlowState.Frame> frames = new ArrayList<>(conversation.state().frames().reversed());
    frames.addAll(closed());
    return frames.stream()
        .filter(frame -> declares(frame.flow(), name))
        .findFirst()
        .map(FlowState.Frame::data);
  }

  private boolean declares(String flow, String name) {
    Flow declared = conversation.bundle().flow(flow);
    return declared != null && declared.typeOf(name) != null;
  }

  /** The last state of every flow that has run, the last first. */
  private List<FlowState.Frame> closed() {
    Map<String, FlowState.Frame> last = new LinkedHashMap<>();
    for (Turned turned : conversation.turns()) {
      FlowState state = turned.before();
      for (Outcome outcome : turned.outcomes()) {
        state = state.apply(outcome, turned.at());
        FlowState.Frame top = state.top();
        if (top != null) {
          last.remove(top.flow());
          last.put(top.flow(), top);
        }
      }
    }
    return new ArrayList<>(last.values()).reversed();
  }
}
