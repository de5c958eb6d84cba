package io.relais.flows.yaml;

import io.relais.flows.Draft;
import io.relais.flows.Marks;
import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one step. Whatever is wrong with it, there is a step afterwards and a note of what is not
 * known of it: its neighbours are checked as if it were sound.
 */
final class StepReader {
  private final String id;
  private final Position at;
  private final FlowScope scope;
  private final Problems problems;
  private final Edges edges;

  private StepReader(Yaml.Entry entry, FlowScope scope) {
    this.id = entry.name();
    this.at = entry.key().at();
    this.scope = scope;
    this.problems = scope.problems().in(id);
    this.edges = new Edges(problems, path(), scope.places());
  }

  private String path() {
    return "steps." + id;
  }

  /** A step and what is not known of it; null where it was read whole. */
  record Read(Step step, Draft.@Nullable Flaw flaw) {}

  static Read read(Yaml.Entry entry, FlowScope scope) {
    return new StepReader(entry, scope).read(entry.value());
  }

  /** A step of which nothing is known but that it is there. */
  static Read lost(String id, Position at, Set<String> words) {
    return new Read(pass(id, at, null, Map.of()), new Draft.Flaw(true, true, true, words));
  }

  private static Step pass(
      String id, Position at, @Nullable Next next, Map<String, Next.Target> on) {
    return new Step.Pass(
        new Step.Common(id, at, Map.of(), Marks.NONE, next, on, false, Step.Stale.REASK));
  }

  private Read read(Yaml value) {
    Names.checkId("a step", id, at, problems);
    if (Next.RESERVED.contains(id)) {
      problems.e01(at, "Expected a name of your own, but `" + id + "` is a reserved target");
    }
    Yaml.Mapping map = Values.map(value, "a step: a verb and `next`", problems);
    if (map == null) {
      return lost(id, at, Set.of());
    }
    List<Yaml.Scalar> verbs = verbs(map);
    List<Yaml.Scalar> later =
        verbs.stream().filter(verb -> Later.VERBS.contains(verb.text())).toList();
    if (!later.isEmpty()) {
      Later.report(later.getFirst(), problems);
      return unknownVerb(map);
    }
    if (verbs.size() > 1) {
      problems.e01(
          verbs.get(1).at(),
          "Expected one verb in a step, but found both `"
              + verbs.get(0).text()
              + "` and `"
              + verbs.get(1).text()
              + "`",
          "make two steps of it");
      return unknownVerb(map);
    }
    return known(map);
  }

  /** The `say` beside a `handoff` is its text. */
  private static List<Yaml.Scalar> verbs(Yaml.Mapping map) {
    boolean handoff = map.find("handoff") != null;
    return map.entries().stream()
        .map(Yaml.Entry::key)
        .filter(key -> Verbs.ALL.contains(key.text()) || Later.VERBS.contains(key.text()))
        .filter(key -> !(handoff && key.text().equals("say")))
        .toList();
  }

  private Read unknownVerb(Yaml.Mapping map) {
    Yaml.Entry next = map.find("next");
    Yaml.Entry on = map.find("on");
    Step step =
        pass(
            id,
            at,
            next == null ? null : edges.next(next.value()),
            on == null ? Map.of() : edges.on(on.value()));
    return new Read(step, new Draft.Flaw(true, true, true, Mentions.in(map)));
  }

  private Read known(Yaml.Mapping map) {
    Fields fields = Fields.of(map, "a step", at, Verbs.ALL_KEYS, Later.STEP_KEYS, problems);
    String verb = verb(fields);
    fields.places(path(), scope.places());
    boolean belongs = checkKeys(verb, fields);
    boolean before = edges.lost();
    Map<String, Next.Target> on = edges.on(fields.get("on"));
    boolean routesLost = edges.lost() && !before;
    MarksReader marks = new MarksReader(fields, path(), scope, problems);
    Step.Common common =
        new Step.Common(
            id,
            at,
            ValueSources.byName(fields.get("set"), path() + ".set", scope, problems),
            marks.marks(),
            edges.next(fields.get("next")),
            on,
            marks.locked(),
            marks.stale());
    Step step = new VerbReader(scope, fields, common, edges, problems).read(verb);
    boolean strange = fields.hasStrangeKeys() || !belongs;
    checkNext(verb, step, fields, belongs);
    boolean edgesLost = edges.lost() || strange;
    Draft.@Nullable Flaw flaw =
        problems.count() == 0
            ? null
            : new Draft.Flaw(
                verb.equals(Verbs.NONE) && strange,
                edgesLost,
                routesLost || (strange && !fields.has("on")),
                edgesLost ? Mentions.in(map) : Set.of());
    return new Read(step, flaw);
  }

  private static String verb(Fields fields) {
    return fields.has("handoff")
        ? "handoff"
        : fields.keys().stream().filter(Verbs.ALL::contains).findFirst().orElse(Verbs.NONE);
  }

  /** Says which keys belong to another verb; false where the verb itself is missing. */
  private boolean checkKeys(String verb, Fields fields) {
    List<String> foreign = fields.keys().stream().filter(key -> !Verbs.has(verb, key)).toList();
    if (verb.equals(Verbs.NONE) && !foreign.isEmpty()) {
      problems.e01(
          at,
          "Expected a verb beside " + Fields.listed(foreign) + ", but step `" + id + "` has none",
          "verbs are " + Fields.listed(Verbs.ALL));
      return false;
    }
    for (String key : foreign) {
      problems.e01(
          fields.at(key),
          "Expected a key of `" + verb + "`, but `" + key + "` belongs to others",
          "it goes with " + Fields.listed(Verbs.with(key)));
    }
    return true;
  }

  private void checkNext(String verb, Step step, Fields fields, boolean belongs) {
    boolean ways =
        switch (step) {
          case Step.End _ -> true;
          case Step.Menu menu ->
              menu.common().next() != null
                  || menu.options().stream().anyMatch(option -> option.next() != null);
          default -> step.common().next() != null;
        };
    if (ways || fields.has("next") || fields.hasStrangeKeys() || !belongs || edges.lost()) {
      checkOptions(step, fields);
      return;
    }
    edges.lose();
    if (verb.equals(Verbs.NONE) && fields.keys().isEmpty()) {
      problems.e01(
          at,
          "Expected a verb or `next` in step `" + id + "`, but neither is there",
          "verbs are " + Fields.listed(Verbs.ALL));
    } else {
      problems.e01(
          at,
          "Expected `next` in step `" + id + "`, but it is missing",
          "write where the conversation goes on; a flow ends with {end: outcome}");
    }
  }

  private void checkOptions(Step step, Fields fields) {
    if (step instanceof Step.Menu menu
        && menu.common().next() == null
        && !fields.has("next")
        && !edges.lost()) {
      for (Step.Option option : menu.options()) {
        if (option.next() == null) {
          problems.e01(
              option.at(),
              "Expected `next` on option `" + option.id() + "` or on its step, but neither has it");
          edges.lose();
        }
      }
    }
  }

  /** The words of a step that may name where it leads. */
  private static final class Mentions {
    private Mentions() {}

    static Set<String> in(Yaml value) {
      Set<String> words = new HashSet<>();
      collect(value, words);
      return words;
    }

    private static void collect(Yaml value, Set<String> words) {
      switch (value) {
        case Yaml.Mapping map -> map.entries().forEach(entry -> collect(entry.value(), words));
        case Yaml.Sequence list -> list.items().forEach(item -> collect(item, words));
        case Yaml.Scalar scalar -> words.add(scalar.text());
        case Yaml.Refused _ -> {}
      }
    }
  }
}
