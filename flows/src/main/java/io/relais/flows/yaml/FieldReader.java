package io.relais.flows.yaml;

import io.relais.flows.Expression;
import io.relais.flows.Step;
import io.relais.flows.Text;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one question of a form. */
final class FieldReader {
  private static final List<String> KEYS =
      List.of(
          "ask",
          "label",
          "as",
          "options",
          "match",
          "min",
          "max",
          "check",
          "retry",
          "if",
          "optional",
          "default");

  private final FlowScope scope;
  private final String step;
  private final Edges edges;
  private final Problems problems;

  FieldReader(FlowScope scope, String step, Edges edges, Problems problems) {
    this.scope = scope;
    this.step = step;
    this.edges = edges;
    this.problems = problems;
  }

  Step.@Nullable Field read(Yaml.Entry entry) {
    String id = entry.name();
    Yaml.Mapping map = Values.map(entry.value(), "a question {ask: …, as: …}", problems);
    if (map == null) {
      return null;
    }
    Fields fields =
        Fields.of(map, "field `" + id + "`", entry.key().at(), KEYS, Set.of(), problems);
    String path = step + ".fields." + id;
    scope.places().put("steps." + path, entry.key().at());
    fields.places("steps." + path, scope.places());
    QuestionReader question = new QuestionReader(scope, fields, path, edges, problems);
    Text ask = scope.texts().read(fields.require("ask"), path + ".ask", problems);
    AnswerType as = question.type(id);
    Expression condition = Edges.condition(fields.get("if"), problems);
    return new Step.Field(
        id,
        entry.key().at(),
        ask == null ? scope.texts().standIn(path + ".ask", entry.key().at()) : ask,
        scope.texts().read(fields.get("label"), path + ".label", problems),
        as,
        question.options(as),
        question.refinement(as),
        Defaults.retry(
            fields.get("retry"), scope.defaults().retry(), path, scope.texts(), problems),
        condition,
        optional(fields),
        suggestion(fields, as));
  }

  private boolean optional(Fields fields) {
    Yaml value = fields.get("optional");
    if (value == null) {
      return false;
    }
    Boolean read = value instanceof Yaml.Scalar scalar ? Scalars.bool(scalar) : null;
    if (read == null) {
      problems.expected("`true` or `false`", value, null);
    }
    return read != null && read;
  }

  private @Nullable ValueSource suggestion(Fields fields, AnswerType as) {
    Yaml value = fields.get("default");
    if (value == null) {
      return null;
    }
    if (as == AnswerType.CHOICE || as == AnswerType.YES_NO) {
      problems.e01(
          fields.at("default"),
          "Expected `default` where something is typed, but `"
              + as.yamlName()
              + "` is answered with one press");
      return null;
    }
    return ValueSources.read(value, problems);
  }
}
