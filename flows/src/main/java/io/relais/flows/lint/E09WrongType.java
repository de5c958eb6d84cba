package io.relais.flows.lint;

import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * E09: a value does not fit where it is put ({@code into}, {@code set}, {@code with}, {@code min},
 * {@code max}). Expressions are checked where they are compiled.
 */
final class E09WrongType implements Rule {
  private static final DataType CHOICE = new DataType.Scalar(AnswerType.CHOICE);
  private static final DataType TEXT = new DataType.Scalar(AnswerType.TEXT);

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.knownSteps()) {
      step.common()
          .set()
          .forEach(
              (name, value) -> {
                DataType type = subject.draft().flow().typeOf(name);
                if (type != null) {
                  value(value, type, "`" + name + "`", step, findings);
                }
              });
      switch (step) {
        case Step.Ask ask -> ask(ask, subject, findings);
        case Step.Menu menu -> into(menu.into(), CHOICE, menu, subject, findings);
        case Step.Run run -> with(run, subject, findings);
        case Step.Say _, Step.Wait _, Step.End _, Step.Pass _ -> {}
      }
    }
  }

  private static void ask(Step.Ask ask, Subject subject, Findings findings) {
    into(ask.into(), new DataType.Scalar(ask.as()), ask, subject, findings);
    DataType bound = boundType(ask.as());
    bound(ask.refine().min(), "`min`", bound, ask, findings);
    bound(ask.refine().max(), "`max`", bound, ask, findings);
  }

  private static void bound(
      @Nullable ValueSource value, String name, DataType type, Step step, Findings findings) {
    if (value != null) {
      value(value, type, name, step, findings);
    }
  }

  /** What bounds an answer: a text by its length, everything else by its own kind. */
  private static DataType boundType(AnswerType as) {
    return new DataType.Scalar(as == AnswerType.TEXT ? AnswerType.INT : as);
  }

  private static void into(
      @Nullable String name, DataType given, Step step, Subject subject, Findings findings) {
    DataType declared = name == null ? null : subject.draft().flow().typeOf(name);
    if (declared != null && !takes(declared.required(), given)) {
      findings.add(
          "E09",
          subject.draft().place("steps." + step.id() + ".into"),
          step.id(),
          "Expected a variable of type "
              + TypeNames.of(given)
              + ", but `"
              + name
              + "` is "
              + TypeNames.of(declared),
          null);
    }
  }

  /** An e-mail or a phone is a text once it is read. */
  private static boolean takes(DataType declared, DataType given) {
    boolean isText =
        given instanceof DataType.Scalar(var type)
            && (type == AnswerType.EMAIL || type == AnswerType.PHONE);
    return declared.equals(given) || (isText && declared.equals(TEXT));
  }

  private static void with(Step.Run run, Subject subject, Findings findings) {
    Draft called = subject.project().flows().get(run.flow());
    if (called == null || called.unread().contains("inputs")) {
      return;
    }
    for (Map.Entry<String, DataType> input : called.flow().inputs().entrySet()) {
      ValueSource given = run.with().get(input.getKey());
      boolean written =
          subject.draft().places().containsKey("steps." + run.id() + ".with." + input.getKey());
      if (given != null) {
        value(given, input.getValue(), "input `" + input.getKey() + "`", run, findings);
      } else if (!input.getValue().isOptional() && !written && subject.draft().isWhole(run.id())) {
        findings.add(
            "E09",
            subject.draft().place("steps." + run.id() + ".run"),
            run.id(),
            "Expected the input `"
                + input.getKey()
                + "` for flow `"
                + run.flow()
                + "`, but `with` does not give it",
            null);
      }
    }
  }

  private static void value(
      ValueSource value, DataType type, String name, Step step, Findings findings) {
    Position at = value.at();
    String wanted = "Expected a value of type " + TypeNames.of(type) + " for " + name;
    switch (value) {
      case ValueSource.Literal(var literal, var _) -> {
        if (Literals.fit(literal, type).isEmpty()) {
          findings.add("E09", at, step.id(), wanted + ", but this is none", null);
        }
      }
      case ValueSource.Interpolated _ -> {
        if (!type.required().equals(TEXT)) {
          findings.add("E09", at, step.id(), wanted + ", but this is a text", null);
        }
      }
      case ValueSource.Unset _ -> {
        if (!type.isOptional()) {
          findings.add(
              "E09",
              at,
              step.id(),
              wanted + ", but this unsets it",
              "only an `optional` one can be unset");
        }
      }
      case ValueSource.Computed _ -> {}
    }
  }
}
