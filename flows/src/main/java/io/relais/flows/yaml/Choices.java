package io.relais.flows.yaml;

import io.relais.flows.Expression;
import io.relais.flows.Next;
import io.relais.flows.Step;
import io.relais.flows.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of a menu, or of a question {@code as: choice}. */
final class Choices {
  /** Most options of one step: they are shown in numbered pages from eleven on. */
  private static final int MAX_OPTIONS = 100;

  private static final List<String> OF_CHOICE = List.of("label", "hint", "if");
  private static final List<String> OF_MENU = List.of("label", "hint", "if", "next");

  private final Texts texts;
  private final Edges edges;
  private final Problems problems;
  private final boolean menu;

  Choices(Texts texts, Edges edges, boolean menu, Problems problems) {
    this.texts = texts;
    this.edges = edges;
    this.menu = menu;
    this.problems = problems;
  }

  /** Whether the options come from a list: <code>{each: slots, id: id, label: label}</code>. */
  static boolean areDynamic(@Nullable Yaml value) {
    return value instanceof Yaml.Mapping map && map.find("each") != null;
  }

  Step.@Nullable Each each(@Nullable Yaml value) {
    if (!(value instanceof Yaml.Mapping map) || !areDynamic(value)) {
      return null;
    }
    List<String> known = List.of("each", "id", "label", "hint");
    Fields fields = Fields.of(map, "options from a list", map.at(), known, Set.of(), problems);
    Yaml list = fields.get("each");
    String name = Values.word(list, "a variable that holds a list", problems);
    String id = Values.word(fields.require("id"), "a field of the list's items", problems);
    String label = Values.word(fields.require("label"), "a field of the list's items", problems);
    String hint = Values.word(fields.get("hint"), "a field of the list's items", problems);
    return name == null || list == null || id == null || label == null
        ? null
        : new Step.Each(name, list.at(), id, label, hint);
  }

  /**
   * @param step the path of what has the options
   */
  List<Step.Option> read(String step, @Nullable Yaml value) {
    Yaml.Mapping map = Values.map(value, "options, as {yes: \"Yes\"}", problems);
    List<Step.Option> options = new ArrayList<>();
    if (map == null) {
      edges.lose();
      return options;
    }
    Yaml.Entry each = map.find("each");
    if (each != null) {
      problems.e01(
          each.key().at(),
          "Expected written options here, but these come from a list",
          "only a `menu` can take its options from a list");
      edges.lose();
      return options;
    }
    if (map.entries().isEmpty() || map.entries().size() > MAX_OPTIONS) {
      problems.e01(
          map.at(), "Expected 1 to " + MAX_OPTIONS + " options, but found " + map.entries().size());
      edges.lose();
    }
    map.entries().stream().limit(MAX_OPTIONS).forEach(entry -> add(step, entry, options));
    return options;
  }

  private void add(String step, Yaml.Entry entry, List<Step.Option> options) {
    String id = entry.name();
    Names.checkId("an option", id, entry.key().at(), problems);
    Step.Option option =
        entry.value() instanceof Yaml.Mapping map
            ? written(step, entry, map)
            : shortened(step, entry);
    if (option == null) {
      edges.lose();
    } else {
      options.add(option);
    }
  }

  private Step.@Nullable Option shortened(String step, Yaml.Entry entry) {
    Text label = texts.read(entry.value(), path(step, entry, "label"), problems);
    return label == null
        ? null
        : new Step.Option(entry.name(), entry.key().at(), label, null, null, null);
  }

  private Step.@Nullable Option written(String step, Yaml.Entry entry, Yaml.Mapping map) {
    Fields fields =
        Fields.of(
            map,
            "option `" + entry.name() + "`",
            entry.key().at(),
            menu ? OF_MENU : OF_CHOICE,
            Set.of(),
            problems);
    Text label = texts.read(fields.require("label"), path(step, entry, "label"), problems);
    Text hint = texts.read(fields.get("hint"), path(step, entry, "hint"), problems);
    Expression condition = Edges.condition(fields.get("if"), problems);
    Next next = edges.next(fields.get("next"));
    if (fields.hasStrangeKeys()) {
      edges.lose();
    }
    return label == null
        ? null
        : new Step.Option(entry.name(), entry.key().at(), label, hint, condition, next);
  }

  private static String path(String step, Yaml.Entry entry, String key) {
    return step + ".options." + entry.name() + "." + key;
  }
}
