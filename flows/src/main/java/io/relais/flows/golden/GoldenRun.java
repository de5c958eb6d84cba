package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the conversation of one case and compares it line by line. */
final class GoldenRun {
  /** The first line that does not hold. */
  private static final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient CaseResult.Failure failure;

    Difference(Position at, String message) {
      super(message, null, false, false);
      this.failure = new CaseResult.Failure(at, message);
    }
  }

  private final Conversation conversation;
  private final Deque<Bubble> unasserted = new ArrayDeque<>();
  private final List<String> transcript = new ArrayList<>();

  private GoldenRun(Bundle bundle, GoldenFile.Case golden) {
    this.conversation =
        new Conversation(bundle, golden.contact(), golden.now(), new Stubs(golden.stubs()));
  }

  static CaseResult run(Bundle bundle, String flow, GoldenFile.Case golden) {
    GoldenRun run = new GoldenRun(bundle, golden);
    CaseResult.Failure failure = null;
    try {
      golden.talk().forEach(run::line);
      run.requireSilence(golden.talk().isEmpty() ? golden.at() : golden.talk().getLast().at());
    } catch (Difference difference) {
      failure = difference.failure;
    }
    return new CaseResult(flow, golden.name(), golden.at(), run.transcript, failure);
  }

  private void line(Line line) {
    switch (line) {
      case Line.User(var at, var text) -> {
        requireSilence(at);
        transcript.add("user: " + text);
        heard(at, conversation.says(text));
      }
      case Line.Tap(var at, var option) -> {
        requireSilence(at);
        transcript.add("tap:  " + option);
        heard(at, conversation.taps(option(at, option)));
      }
      case Line.Advance(var at, var time) -> {
        requireSilence(at);
        transcript.add("advance: " + Durations.written(time));
        heard(at, advance(at, time));
      }
      case Line.Media(var at, var kind, var caption) -> {
        requireSilence(at);
        transcript.add("media: " + kind);
        heard(at, conversation.sends(kind, "media-1", caption));
      }
      case Line.Agent(var at, var act, var text) -> {
        requireSilence(at);
        transcript.add("agent: " + (text == null ? act.toString().toLowerCase(Locale.ROOT) : text));
        heard(at, conversation.desk(act, "agent", text));
      }
      case Line.Bot bot -> bot(bot);
      case Line.Crash _ -> transcript.add("crash");
      case Line.Expect(var _, var that) ->
          new Expecting(conversation, GoldenRun::differ).check(that);
    }
  }

  private static void differ(Position at, String message) {
    throw new Difference(at, message);
  }

  private List<Turned> advance(Position at, Duration time) {
    try {
      return conversation.advance(time);
    } catch (EndlessTimers | World.Unstubbed failed) {
      throw new Difference(at, String.valueOf(failed.getMessage()));
    }
  }

  private void heard(Position at, Turned first) {
    List<Turned> turns = new ArrayList<>(List.of(first));
    try {
      turns.addAll(conversation.perform());
    } catch (World.Unstubbed unstubbed) {
      throw new Difference(at, String.valueOf(unstubbed.getMessage()));
    }
    heard(at, turns);
  }

  private void heard(Position at, List<Turned> turns) {
    for (Turned turned : turns) {
      for (Bubble bubble : turned.bubbles()) {
        if (!bubble.isOfAgent()) {
          transcript.add("bot:  " + bubble.text());
          unasserted.add(bubble);
        }
      }
      if (turned.failure() != null) {
        String where = turned.failure().step() == null ? "" : " at " + turned.failure().step();
        throw new Difference(
            at,
            "Expected the turn to be taken, but it failed"
                + where
                + ": "
                + turned.failure().getMessage());
      }
    }
  }

  private Action.Option option(Position at, String id) {
    Optional<Action.Option> option = conversation.option(id);
    return option.orElseThrow(
        () -> {
          String shown =
              conversation.options().stream()
                  .map(Action.Option::id)
                  .collect(Collectors.joining(", "));
          String but = shown.isEmpty() ? "no options were shown" : "the last options are " + shown;
          return new Difference(at, "Expected an option `" + id + "` to press, but " + but);
        });
  }

  private void bot(Line.Bot line) {
    Bubble bubble = unasserted.poll();
    if (bubble == null) {
      throw new Difference(
          line.at(),
          "Expected the bot to say "
              + Diffs.described(line.said())
              + ", but it said nothing more"
              + standing());
    }
    if (!Diffs.matches(line.said(), bubble)) {
      throw new Difference(line.at(), Diffs.between(line.said(), bubble));
    }
    if (line.options() != null && !line.options().equals(bubble.optionIds())) {
      throw new Difference(
          line.at(),
          "Expected the options " + line.options() + ", but they are " + bubble.optionIds());
    }
  }

  private String standing() {
    FlowState.Frame top = conversation.state().top();
    return top == null
        ? " (no flow is open)"
        : " (it waits at " + top.flow() + "." + top.step() + ")";
  }

  /** Nothing may be left unasserted before the next input and at the end. */
  private void requireSilence(Position at) {
    Bubble bubble = unasserted.peek();
    if (bubble != null) {
      throw new Difference(
          at,
          "Expected a `bot` line for every bubble, but this one has none ("
              + bubble.source()
              + "):\n    "
              + Diffs.quoted(bubble.text()));
    }
  }
}
