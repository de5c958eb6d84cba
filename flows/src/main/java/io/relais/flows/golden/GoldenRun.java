package io.relais.flows.golden;

import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the conversation of one case and compares it line by line. */
final class GoldenRun {
  private final Playing playing;
  private final Deque<Bubble> unasserted = new ArrayDeque<>();
  private final List<String> transcript = new ArrayList<>();
  private final List<Position> places = new ArrayList<>();
  private List<Line.Bot> expected = List.of();
  private List<Bubble> said = List.of();
  private CaseResult.@Nullable Failure failure;

  private GoldenRun(Bundle bundle, GoldenFile.Case golden, Recovery recovery) {
    this.playing = new Playing(bundle, golden, golden.contact(), recovery);
  }

  /** A case, and once more with a crash after every turn. */
  static Gone run(Bundle bundle, String flow, GoldenFile.Case golden) {
    GoldenRun run = gone(bundle, golden, Recovery.STATE);
    CaseResult.Failure failure = run.failure;
    for (Recovery recovery : List.of(Recovery.EVENTS, Recovery.SNAPSHOT)) {
      failure = failure != null ? failure : run.unlike(gone(bundle, golden, recovery), recovery);
    }
    return new Gone(
        new CaseResult(flow, golden.name(), null, golden.at(), run.transcript, failure),
        run.playing.conversation().turns(),
        run.playing.spoken());
  }

  /**
   * How a case went, and what it went through.
   *
   * @param spoken the language that it was held in
   */
  record Gone(CaseResult result, List<Turned> turns, String spoken) {
    Gone {
      turns = List.copyOf(turns);
    }
  }

  private static GoldenRun gone(Bundle bundle, GoldenFile.Case golden, Recovery recovery) {
    GoldenRun run = new GoldenRun(bundle, golden, recovery);
    try {
      for (int i = 0; i < golden.talk().size(); i++) {
        run.line(golden.talk().get(i), golden.talk().subList(i + 1, golden.talk().size()));
      }
      run.requireSilence(golden.talk().isEmpty() ? golden.at() : golden.talk().getLast().at());
    } catch (Difference difference) {
      run.failure = difference.failure();
    }
    return run;
  }

  /** What another run of the same case did otherwise; null where it was the same. */
  private CaseResult.@Nullable Failure unlike(GoldenRun crashed, Recovery recovery) {
    List<Turned> turns = playing.conversation().turns();
    List<Turned> again = crashed.playing.conversation().turns();
    int same = 0;
    while (same < Math.min(turns.size(), again.size()) && turns.get(same).equals(again.get(same))) {
      same++;
    }
    if (same == turns.size() && same == again.size() && crashed.failure == null) {
      return null;
    }
    Position at = places.get(Math.min(same, places.size() - 1));
    return new CaseResult.Failure(
        at,
        "Expected the same turns after a crash and a recovery "
            + (recovery == Recovery.EVENTS ? "from the events" : "from a snapshot and events")
            + ", but turn "
            + (same + 1)
            + " differs",
        diff(turns, again, same));
  }

  private static List<String> diff(List<Turned> turns, List<Turned> again, int at) {
    List<String> diff = new ArrayList<>();
    facts(turns, at).stream().map("- "::concat).forEach(diff::add);
    facts(again, at).stream().map("+ "::concat).forEach(diff::add);
    return diff;
  }

  private static List<String> facts(List<Turned> turns, int at) {
    return at < turns.size()
        ? turns.get(at).outcomes().stream().map(Object::toString).toList()
        : List.of("no turn");
  }

  private void line(Line line, List<Line> rest) {
    switch (line) {
      case Line.Act act -> act(act, rest);
      case Line.Bot bot -> bot(bot);
      case Line.Crash _ -> transcript.add("crash");
      case Line.Expect(var _, var that) ->
          new Expecting(playing.conversation(), GoldenRun::differ).check(that);
    }
  }

  private static void differ(Position at, String message, Expecting.@Nullable Instead instead) {
    throw new Difference(at, message);
  }

  private void act(Line.Act act, List<Line> rest) {
    requireSilence(act.at());
    transcript.add(Playing.told(act));
    List<Turned> turns = playing.play(act);
    turns.forEach(_ -> places.add(act.at()));
    said = Playing.bubbles(turns);
    expected =
        rest.stream()
            .takeWhile(line -> !(line instanceof Line.Act))
            .filter(Line.Bot.class::isInstance)
            .map(Line.Bot.class::cast)
            .toList();
    said.forEach(bubble -> transcript.add("bot:  " + bubble.text()));
    unasserted.addAll(said);
  }

  private Difference difference(Position at, String message) {
    return new Difference(at, message, Alignment.diff(expected, said));
  }

  private void bot(Line.Bot line) {
    Bubble bubble = unasserted.poll();
    if (bubble == null) {
      throw difference(
          line.at(),
          "Expected the bot to say "
              + Diffs.described(line.said())
              + ", but it said nothing more ("
              + playing.standing()
              + ")");
    }
    if (!Diffs.matches(line.said(), bubble)) {
      throw difference(line.at(), Diffs.between(line.said(), bubble));
    }
    if (!Diffs.holds(line, bubble)) {
      throw difference(
          line.at(),
          "Expected the options " + line.options() + ", but they are " + bubble.optionIds());
    }
  }

  /** Nothing may be left unasserted before the next input and at the end. */
  private void requireSilence(Position at) {
    Bubble bubble = unasserted.peek();
    if (bubble != null) {
      throw difference(
          at,
          "Expected a `bot` line for every bubble, but this one has none ("
              + bubble.source()
              + "):\n    "
              + Diffs.quoted(bubble.text()));
    }
  }
}
