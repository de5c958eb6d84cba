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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the customer wrote as the answer to the question that waits. */
final class Replies {
  private static final Pattern NUMBER = Pattern.compile("\\s*[0-9]+\\s*");

  private final Working turn;
  private final Prompts prompts;

  Replies(Working turn, Prompts prompts) {
    this.turn = turn;
    this.prompts = prompts;
  }

  /** What a reply turned out to be. */
  sealed interface Reading {
    record Read(Value value) implements Reading {}

    record Chosen(Shown option) implements Reading {}

    /** Not readable, or refused by the words of {@code say}. */
    record Missed(String say) implements Reading {}
  }

  Reading read(Step.Asked asked, String text) {
    Optional<Value> value =
        wanted(asked, text)
            .flatMap(t -> Answers.read(asked.as(), t, reading(asked)))
            .map(Replies::value);
    return value
        .map(v -> refined(asked, v))
        .orElseGet(() -> new Reading.Missed(askAgain(asked.retry(), asked.as())));
  }

  /** On a page of a long menu, what is shown goes first; then any option, but not by number. */
  Reading read(Step.Menu menu, String text) {
    Optional<Shown> chosen = match(prompts.page(menu), text);
    if (chosen.isEmpty() && !NUMBER.matcher(text).matches()) {
      chosen = match(prompts.all(menu), text);
    }
    return chosen
        .<Reading>map(Reading.Chosen::new)
        .orElseGet(() -> new Reading.Missed(askAgain(menu.retry(), AnswerType.CHOICE)));
  }

  /** The one of these that the words mean. */
  Optional<Shown> match(List<Shown> options, String text) {
    List<Choice> choices = options.stream().map(Shown::choice).toList();
    return ChoiceMatcher.match(text, choices, Locale.forLanguageTag(turn.locale()))
        .flatMap(choice -> Optional.ofNullable(Questions.pressed(options, choice.id())));
  }

  /** Yes or no, in words. */
  Optional<Boolean> yesOrNo(String text) {
    return Answers.read(AnswerType.YES_NO, text, reading(List.of()))
        .map(answer -> answer instanceof Answer.YesNo(var yes) && yes);
  }

  String askAgain(Step.Retry retry, AnswerType as) {
    return retry.say() != null ? turn.render(retry.say()) : prompts.unreadable(as);
  }

  private Optional<String> wanted(Step.Asked asked, String text) {
    String bounded =
        text.length() <= FlowLimits.ANSWER ? text : text.substring(0, FlowLimits.ANSWER);
    String match = asked.refine().match();
    if (match == null) {
      return Optional.of(bounded);
    }
    Matcher matcher = turn.bundle().pattern(match).matcher(bounded);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private ReadingContext reading(Step.Asked asked) {
    return reading(prompts.shown(asked.options()).stream().map(Shown::choice).toList());
  }

  private ReadingContext reading(List<Choice> choices) {
    return new ReadingContext(
        Locale.forLanguageTag(turn.locale()),
        turn.bundle().brand().country(),
        turn.bundle().brand().zone(),
        turn.context().now(),
        choices);
  }

  /** The value, unless a check or a bound of the question refuses it. */
  Reading refined(Step.Asked asked, Value value) {
    Scope with = turn.scope(withAnswer(asked.into(), value));
    for (Step.Check check : asked.refine().checks()) {
      if (turn.bundle().expressions().test(check.condition(), with)) {
        return new Reading.Missed(turn.render(check.say(), with));
      }
    }
    if (!withinBounds(asked.refine(), value)) {
      return new Reading.Missed(
          asked.retry().say() != null
              ? turn.render(asked.retry().say())
              : BuiltInTexts.get(turn.locale(), "retry.bounds"));
    }
    return new Reading.Read(value);
  }

  /** Whether an answer of before still stands, now that others have changed. */
  boolean stillStands(Step.Asked asked, Value value) {
    boolean offered =
        !(value instanceof Value.Choice(var id, var _))
            || Questions.pressed(prompts.shown(asked.options()), id) != null;
    return offered && refined(asked, value) instanceof Reading.Read;
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
