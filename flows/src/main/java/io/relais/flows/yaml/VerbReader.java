package io.relais.flows.yaml;

import io.relais.flows.DataType;
import io.relais.flows.DidYouMean;
import io.relais.flows.Expression;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Text;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to a step's verb. */
final class VerbReader {
  /** What a question without a timeout is given until it is mended; no bundle is made with it. */
  private static final Duration STAND_IN = Duration.ofDays(1);

  private static final String PLUGIN = "plugin.";
  private static final List<String> TYPES =
      Arrays.stream(AnswerType.values()).map(AnswerType::yamlName).toList();

  private final FlowScope scope;
  private final Fields fields;
  private final Step.Common common;
  private final Edges edges;
  private final Problems problems;

  VerbReader(FlowScope scope, Fields fields, Step.Common common, Edges edges, Problems problems) {
    this.scope = scope;
    this.fields = fields;
    this.common = common;
    this.edges = edges;
    this.problems = problems;
  }

  Step read(String verb) {
    return switch (verb) {
      case "say" -> new Step.Say(common, text("say"));
      case "wait" -> waiting();
      case "ask" -> ask();
      case "menu" -> menu();
      case "run" -> run();
      case "end" -> end();
      default -> new Step.Pass(common);
    };
  }

  private Text text(String key) {
    Yaml value = fields.get(key);
    String path = common.id() + "." + key;
    if (value instanceof Yaml.Scalar scalar && Scalars.isText(scalar) && scalar.text().isBlank()) {
      problems.e01(scalar.at(), "Expected a text, but found an empty one");
    }
    Text text = scope.texts().read(value, path, problems);
    return text == null ? scope.texts().standIn(path, common.at()) : text;
  }

  private Step waiting() {
    Duration time = Durations.read(fields.get("wait"), problems);
    return new Step.Wait(common, time == null ? STAND_IN : time);
  }

  private Step ask() {
    AnswerType as = type();
    return new Step.Ask(
        common, text("ask"), as, into(true), options(as), refinement(as), retry(), timeout());
  }

  private Step menu() {
    List<Step.Option> options =
        new Choices(scope.texts(), edges, true, problems)
            .read(common.id(), fields.require("options"));
    return new Step.Menu(common, text("menu"), into(false), options, retry(), timeout());
  }

  private Step run() {
    Yaml value = fields.get("run");
    if (value instanceof Yaml.Scalar scalar && scalar.text().startsWith(PLUGIN)) {
      Later.report(scalar, problems);
      return new Step.Run(common, "", Map.of(), Set.of());
    }
    String flow = Values.word(value, "a flow", problems);
    return new Step.Run(
        common,
        flow == null ? "" : flow,
        ValueSources.byName(fields.get("with"), "steps." + common.id() + ".with", scope, problems),
        Set.of());
  }

  private Step end() {
    String outcome = Values.word(fields.get("end"), "an outcome of the flow", problems);
    return new Step.End(common, outcome == null ? Step.DONE : outcome);
  }

  /** The type asked for; what the variable is declared as, where that could not be read. */
  private AnswerType type() {
    Yaml value = fields.require("as");
    String name = Values.word(value, "a type such as `text` or `date`", problems);
    Optional<AnswerType> known = name == null ? Optional.empty() : AnswerType.named(name);
    if (known.isEmpty() && name != null && value instanceof Yaml.Scalar scalar) {
      if (Later.TYPES.contains(name)) {
        Later.report(scalar, problems);
      } else {
        Optional<String> meant = DidYouMean.among(TYPES, name);
        problems.e01(
            scalar.at(),
            "Expected a type to ask for, but there is no type `" + name + "`",
            meant
                .map(word -> "did you mean `" + word + "`?")
                .orElse("types are " + Fields.listed(TYPES)));
        known = meant.flatMap(AnswerType::named);
      }
    }
    return known.orElseGet(this::declared);
  }

  private AnswerType declared() {
    String variable = fields.get("into") instanceof Yaml.Scalar into ? into.text() : "";
    DataType type = scope.types().get(variable);
    return type != null && type.required() instanceof DataType.Scalar(AnswerType scalar)
        ? scalar
        : AnswerType.TEXT;
  }

  private @Nullable String into(boolean required) {
    Yaml value = required ? fields.require("into") : fields.get("into");
    return Values.word(value, "a variable", problems);
  }

  private List<Step.Option> options(AnswerType as) {
    if (as == AnswerType.CHOICE) {
      return new Choices(scope.texts(), edges, false, problems)
          .read(common.id(), fields.require("options"));
    }
    if (fields.has("options") && fields.has("as")) {
      problems.e01(
          fields.at("options"),
          "Expected `options` with `as: choice`, but this asks for `" + as.yamlName() + "`",
          "use `as: choice`, or `menu` where each option goes its own way");
    }
    return List.of();
  }

  private Step.Refinement refinement(AnswerType as) {
    Yaml match = fields.get("match");
    String pattern = Values.word(match, "a regular expression", problems);
    Position matchAt = match instanceof Yaml.Scalar scalar ? scalar.content() : null;
    if (pattern != null && as != AnswerType.TEXT) {
      refuseRefinement("match", as, "`text`");
    }
    return new Step.Refinement(pattern, matchAt, bound("min", as), bound("max", as), checks());
  }

  private @Nullable ValueSource bound(String key, AnswerType as) {
    Yaml value = fields.get(key);
    if (value == null) {
      return null;
    }
    boolean fits =
        switch (as) {
          case TEXT, INT, NUMBER, DATE -> true;
          case YES_NO, EMAIL, PHONE, CHOICE -> false;
        };
    if (!fits) {
      refuseRefinement(key, as, "`text` (its length), `int`, `number` and `date`");
      return null;
    }
    return ValueSources.read(value, problems);
  }

  private void refuseRefinement(String key, AnswerType as, String fitting) {
    problems.e01(
        fields.at(key),
        "Expected `" + key + "` with " + fitting + ", but this asks for `" + as.yamlName() + "`");
  }

  private List<Step.Check> checks() {
    List<Step.Check> checks = new ArrayList<>();
    Yaml.Sequence list =
        Values.list(fields.get("check"), "a list of checks, as [{if: …, say: …}]", problems);
    for (int i = 0; list != null && i < list.items().size(); i++) {
      Yaml.Mapping map = Values.map(list.items().get(i), "a check {if: …, say: …}", problems);
      if (map != null) {
        Fields check =
            Fields.of(map, "a check", map.at(), List.of("if", "say"), Set.of(), problems);
        Expression condition = Edges.condition(check.require("if"), problems);
        String path = common.id() + ".check." + i + ".say";
        Text say = scope.texts().read(check.require("say"), path, problems);
        if (condition != null) {
          checks.add(
              new Step.Check(condition, say == null ? scope.texts().standIn(path, map.at()) : say));
        }
      }
    }
    return checks;
  }

  private Step.Retry retry() {
    return Defaults.retry(
        fields.get("retry"), scope.defaults().retry(), common.id(), scope.texts(), problems);
  }

  private Duration timeout() {
    Duration own = Durations.read(fields.get("timeout"), problems);
    if (own != null) {
      return own;
    }
    Duration inherited = scope.defaults().timeout();
    boolean said = fields.has("timeout") || fields.hasStrangeKeys() || scope.defaults().unread();
    if (inherited == null && !said) {
      problems.add(
          "E03",
          common.at(),
          "Expected a `timeout` for question `"
              + common.id()
              + "`, but neither it nor `defaults` has one",
          "a question without a timeout cannot exist: write `timeout: 30m` in `defaults`");
    }
    return inherited == null ? STAND_IN : inherited;
  }
}
