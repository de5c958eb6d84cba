package io.relais.flows.yaml;

import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one flow file. It always gives a draft, as far as the file could be read. */
public final class FlowReader {
  /** Most steps of a flow. */
  private static final int MAX_STEPS = 20_000;

  private static final List<String> KEYS =
      List.of(
          "flow",
          "locale",
          "also",
          "inputs",
          "outcomes",
          "data",
          "defaults",
          "triggers",
          "start",
          "steps");

  /** Names that a flow cannot have: their translations would meet those of the brand. */
  private static final Set<String> RESERVED = Set.of("brand");

  private final YamlFile file;
  private final String name;
  private final Problems problems;
  private final Set<String> unread = new HashSet<>();
  private final Set<String> unreadNames = new HashSet<>();
  private final Map<String, Position> places = new LinkedHashMap<>();

  private FlowReader(YamlFile file, String name, Problems problems) {
    this.file = file;
    this.name = name;
    this.problems = problems;
  }

  /**
   * Reads a flow.
   *
   * @param name what the file is called: {@code sav} for {@code flows/sav.flow.yaml}
   * @param translations its texts in other locales
   */
  public static Draft read(
      YamlFile file, String name, List<Translations> translations, Problems problems) {
    return new FlowReader(file, name, problems).read(translations);
  }

  private Draft read(List<Translations> translations) {
    file.lost().stream()
        .filter(lost -> lost.path().size() < 2)
        .forEach(lost -> unread.add(lost.path().isEmpty() ? "steps" : lost.path().getFirst()));
    if (file.root().isEmpty()) {
      unread.addAll(KEYS);
    }
    Yaml.Mapping root = file.root().orElseGet(() -> new Yaml.Mapping(file.start(), List.of()));
    Fields fields = Fields.of(root, "a flow", file.start(), KEYS, Set.of(), problems);
    checkName(fields);
    String locale = Locales.read(require(fields, "locale"), problems);
    String author = locale == null ? "" : locale;
    Texts texts = new Texts(author, translations);
    Map<String, DataType> inputs = types(fields, "inputs");
    Map<String, DataType> data = types(fields, "data");
    checkDistinct(inputs, data);
    Defaults defaults = defaults(fields, texts);
    Map<String, DataType> types = new LinkedHashMap<>(inputs);
    types.putAll(data);
    Map<String, StepReader.Read> steps =
        steps(fields, new FlowScope(texts, defaults, types, places, problems));
    Flow flow =
        new Flow(
            name,
            fields.at("flow"),
            author,
            Locales.also(place(fields, "also"), author, problems),
            inputs,
            outcomes(fields),
            data,
            defaults.on(),
            Triggers.read(fields.get("triggers"), problems),
            start(fields),
            stepsOnly(steps));
    return new Draft(flow, flaws(steps), unread, unreadNames, places, summaries(translations));
  }

  private @Nullable Yaml require(Fields fields, String key) {
    place(fields, key);
    return unread.contains(key) ? null : fields.require(key);
  }

  private @Nullable Yaml place(Fields fields, String key) {
    Yaml value = fields.get(key);
    if (value != null) {
      places.put(key, value.at());
    }
    return value;
  }

  private void checkName(Fields fields) {
    String id = Names.id("a flow", require(fields, "flow"), problems);
    Yaml value = fields.get("flow");
    if (id == null || value == null) {
      return;
    }
    if (!id.equals(name)) {
      problems.e01(
          value.at(),
          "Expected `flow: " + name + "` as the file is named, but found `" + id + "`",
          "rename the file or the flow: translations and tests go by the name");
    } else if (RESERVED.contains(id)) {
      problems.e01(value.at(), "Expected a name of your own, but `" + id + "` is reserved");
    }
  }

  private Map<String, DataType> types(Fields fields, String key) {
    Map<String, DataType> types = new LinkedHashMap<>();
    Yaml value = place(fields, key);
    Yaml.Mapping map = Values.map(value, "types by name, as {email: email}", problems);
    if (value != null && map == null) {
      unread.add(key);
    }
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        places.put(key + "." + entry.name(), entry.key().at());
        DataType type = DataTypes.read(entry.value(), problems);
        boolean named = Names.checkVariable(entry.name(), entry.key().at(), problems);
        if (type == null || !named) {
          unreadNames.add(entry.name());
        } else {
          types.put(entry.name(), type);
        }
      }
    }
    return types;
  }

  private void checkDistinct(Map<String, DataType> inputs, Map<String, DataType> data) {
    for (String twice : data.keySet()) {
      Position at = places.get("data." + twice);
      if (inputs.containsKey(twice) && at != null) {
        problems.e01(at, "Expected each name once, but `" + twice + "` is an input already");
      }
    }
  }

  private Defaults defaults(Fields fields, Texts texts) {
    if (unread.contains("defaults")) {
      return Defaults.UNREAD;
    }
    Yaml value = place(fields, "defaults");
    Defaults defaults =
        value == null ? Defaults.NONE : Defaults.read(value, texts, places, problems);
    if (defaults.routesUnread()) {
      unread.add("defaults");
    }
    return defaults;
  }

  private List<String> outcomes(Fields fields) {
    Yaml value = place(fields, "outcomes");
    if (value == null) {
      return List.of(Step.DONE);
    }
    List<String> outcomes = new ArrayList<>();
    Yaml.Sequence list = Values.list(value, "a list of outcomes", problems);
    if (list == null) {
      unread.add("outcomes");
      return List.of(Step.DONE);
    }
    for (Yaml item : list.items()) {
      String outcome = Names.id("an outcome", item, problems);
      if (outcome == null) {
        unread.add("outcomes");
      } else if (outcomes.contains(outcome)) {
        problems.e01(
            item.at(), "Expected each outcome once, but `" + outcome + "` stands here again");
      } else {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  private Next.Target start(Fields fields) {
    Yaml value = require(fields, "start");
    Next.Target start = new Edges(problems, "start", places).target(value, "a step");
    if (start == null) {
      unread.add("start");
      return new Next.Target("", file.start());
    }
    if (Next.RESERVED.contains(start.step())) {
      problems.e01(start.at(), "Expected a step to start with, but `" + start.step() + "` is none");
      unread.add("start");
    }
    return start;
  }

  private Map<String, StepReader.Read> steps(Fields fields, FlowScope scope) {
    Map<String, StepReader.Read> steps = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(require(fields, "steps"), "steps by name", problems);
    if (map == null) {
      unread.add("steps");
    } else if (map.entries().size() > MAX_STEPS) {
      problems.e01(map.at(), "Expected at most " + MAX_STEPS + " steps, but found more");
    } else {
      map.entries().forEach(entry -> steps.put(entry.name(), StepReader.read(entry, scope)));
    }
    for (YamlFile.Lost lost : file.lost()) {
      if (lost.path().size() == 2) {
        String id = lost.path().getLast();
        steps.put(id, StepReader.lost(id, lost.at(), lost.words()));
      } else if (lost.path().size() == 1 && lost.path().getFirst().equals("steps")) {
        unread.add("steps");
      }
    }
    return steps;
  }

  private static Map<String, Step> stepsOnly(Map<String, StepReader.Read> steps) {
    Map<String, Step> only = new LinkedHashMap<>();
    steps.forEach((id, read) -> only.put(id, read.step()));
    return only;
  }

  private static Map<String, Draft.Flaw> flaws(Map<String, StepReader.Read> steps) {
    Map<String, Draft.Flaw> flaws = new LinkedHashMap<>();
    steps.forEach(
        (id, read) -> {
          if (read.flaw() != null) {
            flaws.put(id, read.flaw());
          }
        });
    return flaws;
  }

  private static List<Draft.Translation> summaries(List<Translations> translations) {
    return translations.stream().map(Translations::summary).toList();
  }
}
