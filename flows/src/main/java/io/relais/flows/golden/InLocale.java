package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a case in another language than it is written in, beside itself. Its texts differ, and
 * nothing else may: the same steps speak in the same order, show the same options, ask the same of
 * the world and leave the same data.
 */
final class InLocale {
  private final Playing written;
  private final Playing other;
  private final String locale;
  private final List<String> transcript = new ArrayList<>();

  private InLocale(Bundle bundle, GoldenFile.Case golden, String locale) {
    Contact person = golden.contact();
    Contact speaker =
        new Contact(
            person.name(),
            person.phone(),
            locale,
            person.stopped(),
            person.profile(),
            person.points());
    this.written = new Playing(bundle, golden, person, Recovery.STATE);
    this.other = new Playing(bundle, golden, speaker, Recovery.STATE);
    this.locale = locale;
  }

  static GoldenRun.Gone run(Bundle bundle, String flow, GoldenFile.Case golden, String locale) {
    InLocale run = new InLocale(bundle, golden, locale);
    CaseResult.@Nullable Failure failure = null;
    try {
      for (Line line : golden.talk()) {
        if (line instanceof Line.Act act) {
          run.act(act);
        }
      }
    } catch (Difference difference) {
      failure = difference.failure();
    }
    return new GoldenRun.Gone(
        new CaseResult(flow, golden.name(), locale, golden.at(), run.transcript, failure),
        run.other.conversation().turns(),
        locale);
  }

  private void act(Line.Act act) {
    Line.Act meant =
        act instanceof Line.User said ? new Meaning(written.conversation(), locale).of(said) : act;
    List<Turned> here = written.play(act);
    transcript.add(Playing.told(meant));
    List<Turned> there = other.play(meant);
    Playing.bubbles(there).forEach(bubble -> transcript.add("bot:  " + bubble.text()));
    List<String> expected = structure(written, here);
    List<String> actual = structure(other, there);
    if (!expected.equals(actual)) {
      throw new Difference(
          act.at(),
          "Expected the same steps, options and data in `"
              + locale
              + "` as in the language of the case, but they differ",
          diff(expected, actual));
    }
  }

  private static List<String> diff(List<String> expected, List<String> actual) {
    List<String> diff = new ArrayList<>();
    expected.forEach(line -> diff.add((actual.contains(line) ? "  " : "- ") + line));
    actual.stream().filter(line -> !expected.contains(line)).map("+ "::concat).forEach(diff::add);
    return diff;
  }

  /** All of these turns that no language may change. */
  private static List<String> structure(Playing playing, List<Turned> turns) {
    List<String> structure = new ArrayList<>();
    for (Turned turned : turns) {
      turned.bubbles().forEach(bubble -> structure.add(said(bubble)));
      turned.effects().forEach(effect -> structure.add(asked(effect)));
      turned.outcomes().stream()
          .filter(Outcome.FlowEnded.class::isInstance)
          .forEach(ended -> structure.add(ended.toString()));
    }
    FlowState state = playing.conversation().state();
    structure.add(playing.standing());
    state.frames().forEach(frame -> structure.add(frame.flow() + ": " + shapes(frame.data())));
    structure.add("tags: " + state.tags());
    return structure;
  }

  private static String said(Bubble bubble) {
    String options = bubble.options().isEmpty() ? "" : " " + bubble.optionIds();
    return bubble.source() + " speaks" + options;
  }

  private static String asked(Action effect) {
    return switch (effect) {
      case Action.Send _ -> "a message";
      case Action.Call call -> call.method() + " " + Stubs.url(call);
      case Action.OpenTicket ticket -> "a ticket for " + ticket.queue();
      case Action.HandOver handOver -> "a person of " + handOver.queue();
    };
  }

  private static String shapes(Map<String, Value> data) {
    return data.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + shape(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Words may be translated; what is chosen is known by its id. */
  private static String shape(Value value) {
    return switch (value) {
      case Value.Text _ -> "a text";
      case Value.Choice(var id, var _) -> id;
      case Value.Int(var number) -> Long.toString(number);
      case Value.Num(var number) -> number.toPlainString();
      case Value.YesNo(var yes) -> Boolean.toString(yes);
      case Value.Date(var date) -> date.toString();
      case Value.Fields(var fields) -> shapes(fields);
      case Value.Items(var items) ->
          items.stream().map(InLocale::shape).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
