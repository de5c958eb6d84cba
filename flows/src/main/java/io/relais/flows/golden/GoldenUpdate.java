package io.relais.flows.golden;

import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import io.relais.flows.golden.GoldenFile.Said;
import io.relais.flows.yaml.YamlEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a golden file what the bot says and where conversations stand today. What the
 * customer does is left alone, and so is every line that holds, with its comments.
 */
public final class GoldenUpdate {
  private final YamlEdits edits;

  private GoldenUpdate(String text) {
    this.edits = new YamlEdits(text);
  }

  /**
   * A file as it should be.
   *
   * @param changes places in it that are not what they were
   */
  public record Updated(String text, int changes) {}

  /** A file that cannot be read is left as it is. */
  public static Updated update(Bundle bundle, String path, String text) {
    GoldenFile file = GoldenReader.read(path, text, bundle).file();
    if (file == null) {
      return new Updated(text, 0);
    }
    GoldenUpdate update = new GoldenUpdate(text);
    Bundle opened = GoldenTests.openedBy(bundle, file.flow());
    file.cases().forEach(golden -> update.of(opened, golden));
    return new Updated(update.edits.text(), update.edits.count());
  }

  /** Up to the first thing that cannot happen: what follows it is not known. */
  private void of(Bundle bundle, GoldenFile.Case golden) {
    Playing playing = new Playing(bundle, golden, golden.contact(), Recovery.STATE);
    List<Line> talk = golden.talk();
    try {
      for (int i = 0; i < talk.size(); i++) {
        if (talk.get(i) instanceof Line.Act act) {
          List<Bubble> said = Playing.bubbles(playing.play(act));
          List<Line> block =
              talk.subList(i + 1, talk.size()).stream()
                  .takeWhile(line -> !(line instanceof Line.Act))
                  .toList();
          bots(act, block, said);
          expectations(playing.conversation(), block);
        }
      }
    } catch (Difference stuck) {
      // A run of the tests tells it; the lines before it are up to date.
      return;
    }
  }

  private void bots(Line.Act act, List<Line> block, List<Bubble> said) {
    List<Line.Bot> lines =
        block.stream().filter(Line.Bot.class::isInstance).map(Line.Bot.class::cast).toList();
    Position behind = act.at();
    List<String> more = new ArrayList<>();
    for (Alignment.Pair pair : Alignment.of(lines, said)) {
      Line.Bot line = pair.line();
      Bubble bubble = pair.bubble();
      if (line == null && bubble != null) {
        more.add(Written.bubble(bubble));
      } else if (line != null) {
        insert(behind, more);
        behind = line.at();
        if (bubble == null) {
          edits.removeItem(line.at());
        } else {
          replace(line, bubble);
        }
      }
    }
    insert(behind, more);
  }

  private void insert(Position behind, List<String> more) {
    if (!more.isEmpty()) {
      edits.insertItems(behind, more);
      more.clear();
    }
  }

  private void replace(Line.Bot line, Bubble bubble) {
    if (!Diffs.matches(line.said(), bubble)) {
      String written = said(line.said(), bubble);
      int colon = written.indexOf(": ");
      edits.replaceEntry(
          line.at(),
          line.said() instanceof Said.Notice ? "notice" : "bot",
          written.substring(0, colon),
          written.substring(colon + 2));
    }
    List<String> options = line.options();
    if (options != null && !options.equals(bubble.optionIds())) {
      if (bubble.options().isEmpty()) {
        edits.removeEntry(line.at(), "options");
      } else {
        edits.replaceEntry(line.at(), "options", "options", Written.ids(bubble.optionIds()));
      }
    }
  }

  /** A line that named a step goes on naming one. */
  private static String said(Said before, Bubble bubble) {
    boolean named = before instanceof Said.OfStep && !bubble.source().startsWith("notice:");
    return named ? "bot: {step: " + bubble.source() + "}" : Written.bubble(bubble);
  }

  private void expectations(Conversation conversation, List<Line> block) {
    for (Line line : block) {
      if (line instanceof Line.Expect(var _, var that)) {
        new Expecting(conversation, this::differ).check(that);
      }
    }
  }

  private void differ(Position at, String message, Expecting.@Nullable Instead instead) {
    if (instead != null) {
      edits.replaceEntry(at, instead.key(), instead.value());
    }
  }
}
