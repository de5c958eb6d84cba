package io.relais.flows.engine;

import com.google.re2j.Matcher;
import io.relais.flows.FlowLimits;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.Answer;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.answer.Answers;
import io.relais.flows.answer.Choice;
import io.relais.flows.answer.ChoiceMatcher;
import io.relais.flows.answer.ReadingContext;
import io.relais.flows.expr.Scope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the customer wrote as the answer to the question that waits. */
final class Replies {
  private final Working turn;

  Replies(Working turn) {
    this.turn = turn;
  }

  /** What a reply turned out to be. */
  sealed interface Reading {
    record Read(Value value) implements Reading {}

    record Chosen(Step.Option option, Value.Choice value) implements Reading {}

    /** Not readable, or refused by the words of {@code say}. */
    record Missed(String say) implements Reading {}
  }

  Reading read(Step.Ask ask, String text) {
    Optional<Value> value =
        wanted(ask, text)
            .flatMap(t -> Answers.read(ask.as(), t, reading(ask.options())))
            .map(Replies::value);
    return value
        .map(v -> refined(ask, v))
        .orElseGet(() -> new Reading.Missed(askAgain(ask.retry(), ask.as())));
  }

  Reading read(Step.Menu menu, String text) {
    List<Step.Option> shown = shown(menu.options());
    return ChoiceMatcher.match(text, choices(shown), Locale.forLanguageTag(turn.locale()))
        .<Reading>flatMap(choice -> chosen(shown, choice.id()))
        .orElseGet(() -> new Reading.Missed(askAgain(menu.retry(), AnswerType.CHOICE)));
  }

  /** The option of this id, if it is shown now. */
  Optional<Reading.Chosen> chosen(List<Step.Option> shown, String id) {
    return shown.stream()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .map(o -> new Reading.Chosen(o, new Value.Choice(o.id(), turn.render(o.label()))));
  }

  /** The options whose condition holds. */
  List<Step.Option> shown(List<Step.Option> options) {
    Scope scope = turn.scope();
    return options.stream()
        .filter(
            o -> o.condition() == null || turn.bundle().expressions().test(o.condition(), scope))
        .toList();
  }

  String askAgain(Step.Retry retry, AnswerType as) {
    return retry.say() != null
        ? turn.render(retry.say())
        : BuiltInTexts.get(turn.locale(), "retry." + as.yamlName());
  }

  private Optional<String> wanted(Step.Ask ask, String text) {
    String bounded =
        text.length() <= FlowLimits.ANSWER ? text : text.substring(0, FlowLimits.ANSWER);
    String match = ask.refine().match();
    if (match == null) {
      return Optional.of(bounded);
    }
    Matcher matcher = turn.bundle().pattern(match).matcher(bounded);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private ReadingContext reading(List<Step.Option> options) {
    return new ReadingContext(
        Locale.forLanguageTag(turn.locale()),
        turn.bundle().brand().country(),
        turn.bundle().brand().zone(),
        turn.context().now(),
        choices(shown(options)));
  }

  private List<Choice> choices(List<Step.Option> shown) {
    return shown.stream().map(o -> new Choice(o.id(), turn.render(o.label()))).toList();
  }

  /** The value, unless a check or a bound of the question refuses it. */
  Reading refined(Step.Ask ask, Value value) {
    Scope with = turn.scope(withAnswer(ask.into(), value));
    for (Step.Check check : ask.refine().checks()) {
      if (turn.bundle().expressions().test(check.condition(), with)) {
        return new Reading.Missed(turn.render(check.say(), with));
      }
    }
    if (!withinBounds(ask.refine(), value)) {
      return new Reading.Missed(
          ask.retry().say() != null
              ? turn.render(ask.retry().say())
              : BuiltInTexts.get(turn.locale(), "retry.bounds"));
    }
    return new Reading.Read(value);
  }

  private Map<String, Value> withAnswer(@Nullable String into, Value value) {
    Map<String, Value> data = new LinkedHashMap<>(turn.top().data());
    if (into != null) {
      data.put(into, value);
    }
    return data;
  }

  private boolean withinBounds(Step.Refinement refine, Value value) {
    return (refine.min() == null || compare(value, refine.min()) >= 0)
        && (refine.max() == null || compare(value, refine.max()) <= 0);
  }

  /** Numbers and dates by value, texts by their length. */
  private int compare(Value value, ValueSource bound) {
    Value limit = turn.value(bound);
    return switch (value) {
      case Value.Text(var text) ->
          BigDecimal.valueOf(text.codePointCount(0, text.length())).compareTo(number(limit));
      case Value.Date(var date) when limit instanceof Value.Date(var other) ->
          date.compareTo(other);
      case Value other -> number(other).compareTo(number(limit));
    };
  }

  private BigDecimal number(@Nullable Value value) {
    return switch (value) {
      case Value.Int(var whole) -> BigDecimal.valueOf(whole);
      case Value.Num(var number) -> number;
      case null, default ->
          throw new TurnFailure(
              turn.place(), "Expected a number to compare with, but it is of another type");
    };
  }

  private static Value value(Answer answer) {
    return switch (answer) {
      case Answer.Text(var text) -> new Value.Text(text);
      case Answer.Int(var whole) -> new Value.Int(whole);
      case Answer.Num(var number) -> new Value.Num(number);
      case Answer.YesNo(var yes) -> new Value.YesNo(yes);
      case Answer.Email(var email) -> new Value.Text(email);
      case Answer.Phone(var e164) -> new Value.Text(e164);
      case Answer.Date(var date) -> new Value.Date(date);
      case Answer.Chosen(var choice) -> new Value.Choice(choice.id(), choice.label());
    };
  }
}
