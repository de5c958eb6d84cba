package io.relais.flows.yaml;

import io.relais.flows.DataType;
import io.relais.flows.DidYouMean;
import io.relais.flows.Expression;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Text;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a question of one type has, by itself ({@code ask}) or in a form. */
final class QuestionReader {
  private static final List<String> TYPES =
      Arrays.stream(AnswerType.values()).map(AnswerType::yamlName).toList();

  private final FlowScope scope;
  private final Fields fields;
  private final String path;
  private final Edges edges;
  private final Problems problems;

  /**
   * @param path of the question in its file, for its texts
   */
  QuestionReader(FlowScope scope, Fields fields, String path, Edges edges, Problems problems) {
    this.scope = scope;
    this.fields = fields;
    this.path = path;
    this.edges = edges;
    this.problems = problems;
  }

  /** The type asked for; what the variable is declared as, where that could not be read. */
  AnswerType type(@Nullable String into) {
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
    return known.orElseGet(() -> declared(into));
  }

  private AnswerType declared(@Nullable String into) {
    DataType type = into == null ? null : scope.types().get(into);
    return type != null && type.required() instanceof DataType.Scalar(AnswerType scalar)
        ? scalar
        : AnswerType.TEXT;
  }

  List<Step.Option> options(AnswerType as) {
    if (as == AnswerType.CHOICE) {
      return new Choices(scope.texts(), edges, false, problems)
          .read(path, fields.require("options"));
    }
    if (fields.has("options") && fields.has("as")) {
      problems.e01(
          fields.at("options"),
          "Expected `options` with `as: choice`, but this asks for `" + as.yamlName() + "`",
          "use `as: choice`, or `menu` where each option goes its own way");
    }
    return List.of();
  }

  Step.Refinement refinement(AnswerType as) {
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
        String place = path + ".check." + i + ".say";
        Text say = scope.texts().read(check.require("say"), place, problems);
        if (condition != null) {
          checks.add(
              new Step.Check(
                  condition, say == null ? scope.texts().standIn(place, map.at()) : say));
        }
      }
    }
    return checks;
  }
}
