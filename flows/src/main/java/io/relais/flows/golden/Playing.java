package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes happen what the lines of a case say, one after the other. */
final class Playing {
  private final Conversation conversation;

  Playing(Bundle bundle, GoldenFile.Case golden, Contact contact, Recovery recovery) {
    this.conversation =
        new Conversation(bundle, contact, golden.now(), new Stubs(golden.stubs()), recovery);
  }

  Conversation conversation() {
    return conversation;
  }

  /**
   * All turns that a line causes.
   *
   * @throws Difference where it cannot happen, or a turn fails
   */
  List<Turned> play(Line.Act act) {
    try {
      List<Turned> turns = turns(act);
      turns.forEach(turned -> requireTaken(act.at(), turned));
      return turns;
    } catch (EndlessTimers | World.Unstubbed failed) {
      throw new Difference(act.at(), String.valueOf(failed.getMessage()));
    }
  }

  private List<Turned> turns(Line.Act act) {
    return switch (act) {
      case Line.User(var _, var text) -> all(conversation.says(text));
      case Line.Tap(var at, var option) -> all(conversation.taps(option(at, option)));
      case Line.Advance(var _, var time) -> conversation.advance(time);
      case Line.Media(var _, var kind, var caption) ->
          all(conversation.sends(kind, "media-1", caption));
      case Line.Agent(var _, var desk, var text) -> all(conversation.desk(desk, "agent", text));
      case Line.Webhook(var _, var what) -> all(conversation.arrives(what));
    };
  }

  /** With what the world answers at once. */
  private List<Turned> all(Turned first) {
    List<Turned> turns = new ArrayList<>(List.of(first));
    turns.addAll(conversation.perform());
    return turns;
  }

  /** What a line says in a transcript. */
  static String told(Line.Act act) {
    return switch (act) {
      case Line.User(var _, var text) -> "user: " + text;
      case Line.Tap(var _, var option) -> "tap:  " + option;
      case Line.Advance(var _, var time) -> "advance: " + Durations.written(time);
      case Line.Media(var _, var kind, var _) -> "media: " + kind;
      case Line.Agent(var _, var desk, var text) ->
          "agent: " + (text == null ? desk.toString().toLowerCase(Locale.ROOT) : text);
      case Line.Webhook(var _, var what) -> "webhook: " + told(what);
    };
  }

  private static String told(GoldenFile.Arrival what) {
    return switch (what) {
      case GoldenFile.Arrival.Event(var name, var _) -> "event " + name;
      case GoldenFile.Arrival.Call(var flow, var _) -> "api " + flow;
      case GoldenFile.Arrival.TemplateButton(var template, var button) ->
          "template " + template + " " + button;
      case GoldenFile.Arrival.Ad(var source, var _) -> "ad " + source;
      case GoldenFile.Arrival.Undelivered(var step) -> "undelivered " + step;
    };
  }

  private static void requireTaken(Position at, Turned turned) {
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

  /** The bubbles of these turns that the flows said, and no person. */
  static List<Bubble> bubbles(List<Turned> turns) {
    return turns.stream()
        .flatMap(turned -> turned.bubbles().stream())
        .filter(bubble -> !bubble.isOfAgent())
        .toList();
  }

  /** The language that is spoken with this person by now. */
  String spoken() {
    String locale = conversation.contact().locale();
    return locale == null ? conversation.bundle().brand().locale() : locale;
  }

  /** Where the conversation stands, for messages. */
  String standing() {
    FlowState.Frame top = conversation.state().top();
    return top == null ? "no flow is open" : "it waits at " + top.flow() + "." + top.step();
  }
}
