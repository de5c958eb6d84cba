package io.relais.flows.bundle;

import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Marks;
import io.relais.flows.Step;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.lint.Literals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives every plain value the type of what it is put into: {@code set: {since: 2026-01-01}} is a
 * date where {@code since} is one.
 */
final class TypedLiterals {
  private final Flow flow;
  private final Map<String, Draft> flows;
  private final Map<String, DataType> profile;

  private TypedLiterals(Flow flow, Map<String, Draft> flows, Map<String, DataType> profile) {
    this.flow = flow;
    this.flows = flows;
    this.profile = profile;
  }

  static Flow in(Flow flow, Map<String, Draft> flows, Map<String, DataType> profile) {
    return Linker.withSteps(flow, new TypedLiterals(flow, flows, profile)::typed);
  }

  private Step typed(Step step) {
    Step.Common common = common(step.common());
    return switch (step) {
      case Step.Say say -> new Step.Say(common, say.text());
      case Step.Wait wait -> new Step.Wait(common, wait.timeout());
      case Step.Ask ask ->
          new Step.Ask(
              common,
              ask.question(),
              ask.as(),
              ask.into(),
              ask.options(),
              refinement(ask.refine(), ask.as()),
              ask.retry(),
              ask.timeout(),
              ask.stars());
      case Step.Menu menu ->
          new Step.Menu(
              common,
              menu.body(),
              menu.into(),
              menu.options(),
              menu.each(),
              menu.retry(),
              menu.timeout());
      case Step.Form form -> form(common, form);
      case Step.Http http -> new Step.Http(common, http.call(), http.returns());
      case Step.Ticket ticket ->
          new Step.Ticket(common, ticket.queue(), ticket.queueAt(), ticket.note());
      case Step.Handoff old ->
          new Step.Handoff(
              common,
              old.queue(),
              old.queueAt(),
              old.say(),
              old.skills(),
              old.priority(),
              old.summary(),
              old.maxWait());
      case Step.Run run -> {
        Draft called = flows.get(run.flow());
        Map<String, DataType> inputs = called == null ? Map.of() : called.flow().inputs();
        yield new Step.Run(common, run.flow(), typed(run.with(), inputs::get), run.outcomes());
      }
      case Step.End end -> new Step.End(common, end.outcome());
      case Step.Pass _ -> new Step.Pass(common);
    };
  }

  private Step.Common common(Step.Common old) {
    return new Step.Common(
        old.id(),
        old.at(),
        typed(old.set(), flow::typeOf),
        marks(old.marks()),
        old.next(),
        old.on(),
        old.locked(),
        old.stale());
  }

  private Marks marks(Marks old) {
    Marks.Score score = old.score();
    return new Marks(
        typed(old.save(), profile::get),
        old.tags(),
        score == null
            ? null
            : new Marks.Score(literal(score.add(), ExpressionUses.POINTS), score.reason()),
        typed(old.measure(), _ -> ExpressionUses.FIGURE));
  }

  private Step form(Step.Common common, Step.Form form) {
    Map<String, Step.Field> fields = new LinkedHashMap<>();
    form.fields().forEach((id, field) -> fields.put(id, field(field)));
    return new Step.Form(
        common, form.title(), fields, form.confirm(), form.retry(), form.timeout());
  }

  private Step.Field field(Step.Field old) {
    DataType type = flow.typeOf(old.id());
    return new Step.Field(
        old.id(),
        old.at(),
        old.question(),
        old.label(),
        old.as(),
        old.options(),
        refinement(old.refine(), old.as()),
        old.retry(),
        old.condition(),
        old.optional(),
        type == null ? old.suggestion() : typed(old.suggestion(), type));
  }

  private static Step.Refinement refinement(Step.Refinement old, AnswerType as) {
    DataType bound = ExpressionUses.boundType(as);
    return new Step.Refinement(
        old.match(), old.matchAt(), typed(old.min(), bound), typed(old.max(), bound), old.checks());
  }

  private static Map<String, ValueSource> typed(
      Map<String, ValueSource> values, Function<String, @Nullable DataType> types) {
    Map<String, ValueSource> typed = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          DataType type = types.apply(name);
          typed.put(name, type == null ? value : literal(value, type));
        });
    return typed;
  }

  private static @Nullable ValueSource typed(@Nullable ValueSource value, DataType type) {
    return value == null ? null : literal(value, type);
  }

  private static ValueSource literal(ValueSource value, DataType type) {
    return value instanceof ValueSource.Literal(var literal, var at)
        ? new ValueSource.Literal(Literals.fit(literal, type).orElse(literal), at)
        : value;
  }
}
