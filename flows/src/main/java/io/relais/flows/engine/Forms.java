package io.relais.flows.engine;

import io.relais.flows.Outcome;
import io.relais.flows.Outcome.FormPart;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a form: one field after the other, then the summary, which confirms, corrects or cancels.
 * After every answer all fields are looked at again, in order: one that no longer applies is
 * forgotten, one whose answer no longer stands is asked again.
 */
final class Forms {
  private final Working turn;
  private final Prompts prompts;
  private final Replies replies;
  private final Questions questions;

  Forms(Working turn, Prompts prompts, Replies replies, Questions questions) {
    this.turn = turn;
    this.prompts = prompts;
    this.replies = replies;
    this.questions = questions;
  }

  /** What a reply did to the form. */
  sealed interface Taken {
    /** It asks something more. */
    record Asks() implements Taken {}

    record Missed(Step.Retry retry, String say) implements Taken {}

    record Confirmed() implements Taken {}

    record Cancelled() implements Taken {}
  }

  /** Begins a form anew; false where it has nothing to ask. */
  boolean begin(Step.Form form) {
    forgetAll(form);
    turn.record(new Outcome.FormPartOpened(FormPart.FIELD, null));
    turn.say(form, turn.render(form.title()), List.of());
    return asksMore(form);
  }

  /** What can be pressed at the part that the form is at. */
  List<Shown> options(Step.Form form) {
    return Objects.requireNonNull(prompts.of(form)).options();
  }

  Taken read(Step.Form form, String text) {
    return switch (prompts.filling().part()) {
      case FIELD -> {
        Step.Field field = prompts.field(form);
        Optional<Shown> extra = replies.match(extras(field), text);
        yield extra.isPresent()
            ? pressed(form, extra.get().id())
            : answered(form, field, replies.read(field, text));
      }
      case CONFIRM ->
          replies
              .yesOrNo(text)
              .map(yes -> yes ? Shown.YES : Shown.CORRECT)
              .or(() -> replies.match(options(form), text).map(Shown::id))
              .map(option -> pressed(form, option))
              .orElseGet(() -> missed(form));
      case CORRECT ->
          replies
              .match(options(form), text)
              .map(option -> pressed(form, option.id()))
              .orElseGet(() -> missed(form));
    };
  }

  /** What may stand below a field besides the options of its type. */
  private List<Shown> extras(Step.Field field) {
    return prompts.options(field).stream().filter(shown -> shown.id().startsWith("+")).toList();
  }

  private Taken missed(Step.Form form) {
    return new Taken.Missed(form.retry(), replies.askAgain(form.retry(), AnswerType.CHOICE));
  }

  /** An option that is shown now. */
  Taken pressed(Step.Form form, String option) {
    return switch (prompts.filling().part()) {
      case FIELD -> pressed(form, prompts.field(form), option);
      case CONFIRM ->
          switch (option) {
            case Shown.YES -> {
              left("confirmed");
              yield new Taken.Confirmed();
            }
            case Shown.CANCEL -> {
              cancel(form);
              yield new Taken.Cancelled();
            }
            default -> {
              left("answered");
              correct(form);
              yield new Taken.Asks();
            }
          };
      case CORRECT -> {
        left("answered");
        ask(form, option);
        yield new Taken.Asks();
      }
    };
  }

  private Taken pressed(Step.Form form, Step.Field field, String option) {
    return switch (option) {
      case Shown.SKIP -> kept(form, field, null);
      case Shown.SUGGESTION ->
          answered(
              form,
              field,
              replies.refined(
                  field,
                  Objects.requireNonNull(turn.value(Objects.requireNonNull(field.suggestion())))));
      default -> {
        Shown shown = Objects.requireNonNull(Questions.pressed(options(form), option));
        yield answered(form, field, replies.refined(field, Hearing.value(field.as(), shown)));
      }
    };
  }

  private Taken answered(Step.Form form, Step.Field field, Replies.Reading reading) {
    return switch (reading) {
      case Replies.Reading.Read(var value) -> kept(form, field, value);
      case Replies.Reading.Chosen(var option) -> kept(form, field, option.value());
      case Replies.Reading.Missed(var say) -> new Taken.Missed(field.retry(), say);
    };
  }

  private Taken kept(Step.Form form, Step.Field field, @Nullable Value value) {
    left("answered");
    set(field, value);
    turn.record(new Outcome.FieldAnswered(field.id()));
    return asksMore(form) ? new Taken.Asks() : new Taken.Confirmed();
  }

  private void left(String how) {
    turn.record(new Outcome.QuestionLeft());
    turn.record(new Outcome.WaitClosed(how));
  }

  /** Leaves the form without its answers: who comes again is asked again. */
  void cancel(Step.Form form) {
    turn.record(new Outcome.WaitClosed(Step.CANCELLED));
    forgetAll(form);
  }

  private void forgetAll(Step.Form form) {
    form.fields().values().forEach(field -> set(field, null));
  }

  private void set(Step.Field field, @Nullable Value value) {
    if (!Objects.equals(turn.top().data().get(field.id()), value)) {
      turn.record(new Outcome.ValueSet(field.id(), value));
    }
  }

  /** Asks the first field that has no answer that stands, else shows the summary. */
  private boolean asksMore(Step.Form form) {
    for (Step.Field field : form.fields().values()) {
      if (!applies(field)) {
        forget(field);
      } else if (!stands(field)) {
        forget(field);
        ask(form, field.id());
        return true;
      }
    }
    if (form.confirm() == null) {
      return false;
    }
    open(form, FormPart.CONFIRM, null);
    return true;
  }

  private boolean applies(Step.Field field) {
    return field.condition() == null
        || turn.bundle().expressions().test(field.condition(), turn.scope());
  }

  private boolean stands(Step.Field field) {
    Value value = turn.top().data().get(field.id());
    return prompts.filling().answered().contains(field.id())
        && (value == null ? field.optional() : replies.stillStands(field, value));
  }

  private void forget(Step.Field field) {
    set(field, null);
    if (prompts.filling().answered().contains(field.id())) {
      turn.record(new Outcome.FieldForgotten(field.id()));
    }
  }

  private void ask(Step.Form form, String field) {
    open(form, FormPart.FIELD, field);
  }

  private void correct(Step.Form form) {
    List<Shown> fields = prompts.correctable(form);
    if (fields.size() == 1) {
      ask(form, fields.getFirst().id());
    } else {
      open(form, FormPart.CORRECT, null);
    }
  }

  private void open(Step.Form form, FormPart part, @Nullable String field) {
    turn.record(new Outcome.FormPartOpened(part, field));
    questions.open(form);
  }
}
