package io.relais.flows.bundle;

import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Expression;
import io.relais.flows.Flow;
import io.relais.flows.HttpCall;
import io.relais.flows.Marks;
import io.relais.flows.Next;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.expr.Expected;
import io.relais.flows.lint.FlowTexts;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds every expression of a flow, and what each has to give where it stands. */
final class ExpressionUses {
  private static final Expected CONDITION = new Expected.Condition();
  private static final Expected WRITABLE = new Expected.Writable();
  static final DataType POINTS = new DataType.Scalar(AnswerType.INT);
  private static final DataType TEXT = new DataType.Scalar(AnswerType.TEXT);
  static final DataType FIGURE = new DataType.Scalar(AnswerType.NUMBER);

  /** Takes one expression, what it has to give, and the step that it stands in. */
  interface Visitor {
    void use(Expression expression, Expected expected, String step);
  }

  private final Flow flow;
  private final Map<String, Draft> flows;
  private final Map<String, DataType> profile;
  private final Visitor visitor;
  private final Set<Template> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param profile what the brand keeps of a contact
   */
  ExpressionUses(
      Flow flow, Map<String, Draft> flows, Map<String, DataType> profile, Visitor visitor) {
    this.flow = flow;
    this.flows = flows;
    this.profile = profile;
    this.visitor = visitor;
  }

  void visit() {
    flow.steps().values().forEach(this::step);
  }

  private void step(Step step) {
    String id = step.id();
    FlowTexts.of(step).forEach(text -> text(text, id));
    values(step.common().set(), flow::typeOf, id);
    marks(step.common().marks(), id);
    next(step.common().next(), id);
    step.asks().forEach(asked -> asked(asked, id));
    switch (step) {
      case Step.Form form -> form.fields().values().forEach(field -> field(field, id));
      case Step.Menu menu -> {
        conditions(menu.options(), id);
        menu.options().forEach(option -> next(option.next(), id));
      }
      case Step.Run run -> {
        Draft called = flows.get(run.flow());
        Map<String, DataType> inputs = called == null ? Map.of() : called.flow().inputs();
        values(run.with(), inputs::get, id);
      }
      case Step.Http http -> http(http, id);
      case Step.Ticket ticket -> value(ticket.note(), TEXT, id);
      case Step.Handoff handoff -> {
        handoff.skills().forEach(skill -> value(skill, TEXT, id));
        value(handoff.priority(), TEXT, id);
      }
      case Step.Say _, Step.Ask _, Step.Wait _, Step.End _, Step.Pass _ -> {}
    }
  }

  private void http(Step.Http http, String id) {
    reached(http.call().url(), id);
    http.call().headers().values().forEach(header -> reached(header, id));
    if (http.call().body() != null) {
      body(http.call().body(), id);
    }
  }

  /** The names of the environment are none of an expression: they are known where it is called. */
  private void reached(Template template, String id) {
    template.expressions().stream()
        .filter(expression -> !expression.source().matches("(env|secret)\\..*"))
        .forEach(expression -> visitor.use(expression, WRITABLE, id));
  }

  private void body(HttpCall.Body body, String id) {
    switch (body) {
      case HttpCall.Body.Fields(var fields) -> fields.values().forEach(field -> body(field, id));
      case HttpCall.Body.Items(var items) -> items.forEach(item -> body(item, id));
      case HttpCall.Body.Leaf(ValueSource.Computed(var expression)) ->
          visitor.use(expression, new Expected.Anything(), id);
      case HttpCall.Body.Leaf(var source) -> value(source, null, id);
    }
  }

  private void asked(Step.Asked asked, String id) {
    conditions(asked.options(), id);
    asked.refine().checks().forEach(check -> visitor.use(check.condition(), CONDITION, id));
    value(asked.refine().min(), boundType(asked.as()), id);
    value(asked.refine().max(), boundType(asked.as()), id);
  }

  private void field(Step.Field field, String id) {
    if (field.condition() != null) {
      visitor.use(field.condition(), CONDITION, id);
    }
    DataType type = flow.typeOf(field.id());
    value(field.suggestion(), type == null ? null : optional(type), id);
  }

  private void marks(Marks marks, String id) {
    marks
        .save()
        .forEach(
            (name, source) -> {
              DataType type = profile.get(name);
              value(source, type == null ? null : optional(type), id);
            });
    if (marks.score() != null) {
      value(marks.score().add(), POINTS, id);
    }
    marks.measure().values().forEach(source -> value(source, FIGURE, id));
  }

  static DataType optional(DataType type) {
    return new DataType.Optional(type.required());
  }

  /** What bounds an answer: a text by its length, everything else by its own kind. */
  static DataType boundType(AnswerType as) {
    return new DataType.Scalar(as == AnswerType.TEXT ? AnswerType.INT : as);
  }

  private void conditions(List<Step.Option> options, String step) {
    for (Step.Option option : options) {
      Expression condition = option.condition();
      if (condition != null) {
        visitor.use(condition, CONDITION, step);
      }
    }
  }

  private void next(@Nullable Next next, String step) {
    if (next instanceof Next.Branches branches) {
      branches.branches().forEach(branch -> visitor.use(branch.condition(), CONDITION, step));
    }
  }

  /** A text that several steps inherit is visited once. */
  private void text(Text text, String step) {
    text.byLocale().values().forEach(template -> template(template, step));
  }

  private void template(Template template, String step) {
    if (seen.add(template)) {
      template.expressions().forEach(expression -> visitor.use(expression, WRITABLE, step));
    }
  }

  private void values(
      Map<String, ValueSource> values, Function<String, @Nullable DataType> types, String step) {
    values.forEach((name, source) -> value(source, types.apply(name), step));
  }

  private void value(@Nullable ValueSource source, @Nullable DataType type, String step) {
    switch (source) {
      case null -> {}
      case ValueSource.Computed(var expression) ->
          visitor.use(expression, type == null ? WRITABLE : new Expected.Typed(type), step);
      case ValueSource.Interpolated(var template) -> template(template, step);
      case ValueSource.Literal _, ValueSource.Unset _ -> {}
    }
  }
}
