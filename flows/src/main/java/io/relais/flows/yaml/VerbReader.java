package io.relais.flows.yaml;

import io.relais.flows.Step;
import io.relais.flows.Text;
import io.relais.flows.answer.AnswerType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to a step's verb. */
final class VerbReader {
  /** What a question without a timeout is given until it is mended; no bundle is made with it. */
  private static final Duration STAND_IN = Duration.ofDays(1);

  private static final String PLUGIN = "plugin.";

  /** Most questions of one form. */
  private static final int MAX_FIELDS = 30;

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
      case "form" -> form();
      case "http" -> new ActReader(scope, fields, common, problems).http();
      case "ticket" -> new ActReader(scope, fields, common, problems).ticket();
      case "handoff" -> new ActReader(scope, fields, common, problems).handoff();
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
    String into = into(true);
    QuestionReader question = question(fields, common.id());
    AnswerType as = question.type(into);
    return new Step.Ask(
        common,
        text("ask"),
        as,
        into,
        question.options(as),
        question.refinement(as),
        retry(),
        timeout(),
        stars(as));
  }

  private QuestionReader question(Fields of, String path) {
    return new QuestionReader(scope, of, path, edges, problems);
  }

  private boolean stars(AnswerType as) {
    Yaml show = fields.get("show");
    String how = Values.word(show, "`stars`", problems);
    if (show != null && how != null && !(how.equals("stars") && as == AnswerType.INT)) {
      problems.expected("`stars`, with `as: int`", show, null);
    }
    return how != null && how.equals("stars");
  }

  private Step menu() {
    Yaml written = fields.require("options");
    Choices choices = new Choices(scope.texts(), edges, true, problems);
    boolean dynamic = Choices.areDynamic(written);
    return new Step.Menu(
        common,
        text("menu"),
        into(false),
        dynamic ? List.of() : choices.read(common.id(), written),
        choices.each(written),
        retry(),
        timeout());
  }

  private Step form() {
    Map<String, Step.Field> all = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(fields.require("fields"), "questions by variable", problems);
    if (map != null && (map.entries().isEmpty() || map.entries().size() > MAX_FIELDS)) {
      problems.e01(
          map.at(), "Expected 1 to " + MAX_FIELDS + " fields, but found " + map.entries().size());
    }
    if (map != null) {
      map.entries().stream()
          .limit(MAX_FIELDS)
          .map(entry -> new FieldReader(scope, common.id(), edges, problems).read(entry))
          .filter(Objects::nonNull)
          .forEach(field -> all.put(field.id(), field));
    }
    Text confirm = scope.texts().read(fields.get("confirm"), common.id() + ".confirm", problems);
    return new Step.Form(common, text("form"), all, confirm, retry(), timeout());
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

  private @Nullable String into(boolean required) {
    Yaml value = required ? fields.require("into") : fields.get("into");
    return Values.word(value, "a variable", problems);
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
