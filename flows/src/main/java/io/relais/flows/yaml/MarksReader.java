package io.relais.flows.yaml;

import io.relais.flows.Marks;
import io.relais.flows.Step;
import io.relais.flows.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a step leaves behind, and how it takes words and old buttons. */
final class MarksReader {
  /** Most tags of one step. */
  private static final int MAX_TAGS = 10;

  private final Fields fields;
  private final String path;
  private final FlowScope scope;
  private final Problems problems;

  MarksReader(Fields fields, String path, FlowScope scope, Problems problems) {
    this.fields = fields;
    this.path = path;
    this.scope = scope;
    this.problems = problems;
  }

  Marks marks() {
    return new Marks(
        ValueSources.byName(fields.get("save"), path + ".save", scope, problems),
        tags(),
        score(),
        ValueSources.byName(fields.get("measure"), path + ".measure", scope, problems));
  }

  private List<String> tags() {
    Yaml.Sequence list = Values.list(fields.get("tags"), "a list of tags", problems);
    List<String> tags = new ArrayList<>();
    if (list != null) {
      if (list.items().isEmpty() || list.items().size() > MAX_TAGS) {
        problems.e01(
            list.at(), "Expected 1 to " + MAX_TAGS + " tags, but found " + list.items().size());
      }
      for (Yaml item : list.items()) {
        String tag = Names.id("a tag", item, problems);
        if (tag != null) {
          tags.add(tag);
        }
      }
    }
    return tags;
  }

  private Marks.@Nullable Score score() {
    Yaml.Mapping map = Values.map(fields.get("score"), "a score {add: …, reason: …}", problems);
    if (map == null) {
      return null;
    }
    List<String> known = List.of("add", "reason");
    Fields score = Fields.of(map, "`score`", map.at(), known, Set.of(), problems);
    Yaml add = score.require("add");
    ValueSource points = add == null ? null : ValueSources.read(add, problems);
    String reason = Values.word(score.require("reason"), "a reason", problems);
    return points == null || reason == null ? null : new Marks.Score(points, reason);
  }

  boolean locked() {
    Yaml value = fields.get("locked");
    if (value == null) {
      return false;
    }
    Boolean read = value instanceof Yaml.Scalar scalar ? Scalars.bool(scalar) : null;
    if (read == null) {
      problems.expected("`true` or `false`", value, null);
    }
    return read != null && read;
  }

  Step.Stale stale() {
    Yaml value = fields.get("stale");
    String word = Values.word(value, "`reask`, `answer` or `ignore`", problems);
    for (Step.Stale stale : Step.Stale.values()) {
      if (stale.name().toLowerCase(Locale.ROOT).equals(word)) {
        return stale;
      }
    }
    if (word != null && value != null) {
      problems.expected("`reask`, `answer` or `ignore`", value, null);
    }
    return Step.Stale.REASK;
  }
}
