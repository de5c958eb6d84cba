package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.DataType;
import io.relais.flows.Draft;
import io.relais.flows.Marks;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * E09: a value does not fit where it is put ({@code into}, {@code set}, {@code with}, {@code min},
 * {@code max}). Expressions are checked where they are compiled.
 */
final class E09WrongType implements Rule {
  private static final DataType CHOICE = new DataType.Scalar(AnswerType.CHOICE);
  private static final DataType TEXT = new DataType.Scalar(AnswerType.TEXT);
  private static final DataType INT = new DataType.Scalar(AnswerType.INT);
  private static final DataType NUMBER = new DataType.Scalar(AnswerType.NUMBER);

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
      marks(step, subject, findings);
      switch (step) {
        case Step.Ask ask -> ask(ask, "into", ask, subject, findings);
        case Step.Menu menu -> menu(menu, subject, findings);
        case Step.Form form ->
            form.fields().values().forEach(field -> field(form, field, subject, findings));
        case Step.Run run -> with(run, subject, findings);
        case Step.Ticket ticket -> value(ticket.note(), TEXT, "`note`", step, findings);
        case Step.Handoff handoff -> {
          handoff.skills().forEach(skill -> value(skill, TEXT, "`skills`", step, findings));
          bound(handoff.priority(), "`priority`", TEXT, step, findings);
        }
        case Step.Http _, Step.Say _, Step.Wait _, Step.End _, Step.Pass _ -> {}
      }
    }
  }

  private static void marks(Step step, Subject subject, Findings findings) {
    Marks marks = step.common().marks();
    Brand brand = subject.project().brand();
    marks
        .save()
        .forEach(
            (name, value) -> {
              DataType type = brand == null ? null : brand.profile().get(name);
              if (type != null) {
                value(value, new DataType.Optional(type.required()), name, step, findings);
              }
            });
    if (marks.score() != null) {
      value(marks.score().add(), INT, "`score`", step, findings);
    }
    marks.measure().forEach((name, value) -> value(value, NUMBER, name, step, findings));
  }

  private static void menu(Step.Menu menu, Subject subject, Findings findings) {
    into(menu.into(), CHOICE, "into", menu, subject, findings);
    Step.Each each = menu.each();
    DataType list = each == null ? null : subject.draft().flow().typeOf(each.list());
    if (each == null || list == null) {
      return;
    }
    List<String> fields =
        Stream.of(each.id(), each.label(), each.hint()).filter(Objects::nonNull).toList();
    boolean fits =
        list.required() instanceof DataType.Items(DataType.Fields(var types), var _)
            && fields.stream().allMatch(name -> isText(types.get(name)));
    if (!fits) {
      findings.add(
          "E09",
          each.at(),
          menu.id(),
          "Expected a list whose items have the texts "
              + Outcomes.listed(fields)
              + ", but `"
              + each.list()
              + "` is "
              + TypeNames.of(list),
          null);
    }
  }

  private static boolean isText(@Nullable DataType type) {
    return type != null && (type.equals(TEXT) || takes(TEXT, type));
  }

  private static void field(Step.Form form, Step.Field field, Subject subject, Findings findings) {
    ask(field, "fields." + field.id(), form, subject, findings);
    DataType declared = subject.draft().flow().typeOf(field.id());
    if (field.suggestion() != null && declared != null) {
      DataType type = new DataType.Optional(declared.required());
      value(field.suggestion(), type, "`default`", form, findings);
    }
  }

  private static void ask(
      Step.Asked asked, String path, Step step, Subject subject, Findings findings) {
    into(asked.into(), new DataType.Scalar(asked.as()), path, step, subject, findings);
    DataType bound = boundType(asked.as());
    bound(asked.refine().min(), "`min`", bound, step, findings);
    bound(asked.refine().max(), "`max`", bound, step, findings);
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
      @Nullable String name,
      DataType given,
      String path,
      Step step,
      Subject subject,
      Findings findings) {
    DataType declared = name == null ? null : subject.draft().flow().typeOf(name);
    if (declared != null && !takes(declared.required(), given)) {
      findings.add(
          "E09",
          subject.draft().place("steps." + step.id() + "." + path),
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
