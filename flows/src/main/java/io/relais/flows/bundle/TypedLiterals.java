package io.relais.flows.bundle;

import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Step;
import io.relais.flows.ValueSource;
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
  private TypedLiterals() {}

  static Flow in(Flow flow, Map<String, Draft> flows) {
    return Linker.withSteps(flow, step -> typed(step, flow, flows));
  }

  private static Step typed(Step step, Flow flow, Map<String, Draft> flows) {
    Step.Common old = step.common();
    Step.Common common =
        new Step.Common(old.id(), old.at(), typed(old.set(), flow::typeOf), old.next(), old.on());
    return switch (step) {
      case Step.Say say -> new Step.Say(common, say.text());
      case Step.Wait wait -> new Step.Wait(common, wait.timeout());
      case Step.Ask ask -> ask(common, ask);
      case Step.Menu menu ->
          new Step.Menu(
              common, menu.body(), menu.into(), menu.options(), menu.retry(), menu.timeout());
      case Step.Run run -> {
        Draft called = flows.get(run.flow());
        Map<String, DataType> inputs = called == null ? Map.of() : called.flow().inputs();
        yield new Step.Run(common, run.flow(), typed(run.with(), inputs::get), run.outcomes());
      }
      case Step.End end -> new Step.End(common, end.outcome());
      case Step.Pass _ -> new Step.Pass(common);
    };
  }

  private static Step ask(Step.Common common, Step.Ask ask) {
    DataType bound = ExpressionUses.boundType(ask.as());
    Step.Refinement old = ask.refine();
    Step.Refinement refine =
        new Step.Refinement(
            old.match(),
            old.matchAt(),
            typed(old.min(), bound),
            typed(old.max(), bound),
            old.checks());
    return new Step.Ask(
        common,
        ask.question(),
        ask.as(),
        ask.into(),
        ask.options(),
        refine,
        ask.retry(),
        ask.timeout());
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
