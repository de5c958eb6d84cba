package io.relais.flows.engine;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.Flow;
import io.relais.flows.FlowState;
import io.relais.flows.FlowState.Frame;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.Turn;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.expr.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A turn while it is being taken. Every change is an outcome that is applied at once by the same
 * {@code apply} that a replay uses, so what the machine sees is what the record will say.
 */
final class Working {
  /**
   * Characters of a computed place that reach a customer; what somebody typed must not fill a
   * message.
   */
  private static final int COMPUTED = 200;

  private final Bundle bundle;
  private final Context context;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Bubbles bubbles = new Bubbles();
  private final List<Action> effects = new ArrayList<>();
  private final @Nullable Instant heardBefore;
  private final Instant asked;
  private FlowState state;
  private Contact contact;
  private boolean confirmsStop;

  Working(Bundle bundle, FlowState state, Input input, Context context) {
    this.bundle = bundle;
    this.context = context;
    this.heardBefore = state.heardAt();
    this.asked = Asked.at(state, input, context.now());
    this.state = state.after(input, List.of(), context.now());
    this.contact = context.contact();
  }

  Bundle bundle() {
    return bundle;
  }

  Context context() {
    return context;
  }

  FlowState state() {
    return state;
  }

  Contact contact() {
    return contact;
  }

  void record(Outcome outcome) {
    outcomes.add(outcome);
    state = state.apply(outcome, context.now());
    contact = contact.apply(outcome);
  }

  /** The flow that runs. */
  Flow flow() {
    return Objects.requireNonNull(bundle.flow(top().flow()));
  }

  Frame top() {
    return Objects.requireNonNull(state.top(), "an open flow");
  }

  /** The step where the conversation stands. */
  Step step() {
    return Objects.requireNonNull(flow().step(top().step()));
  }

  /** Whether every step where an open flow stands is still there. */
  boolean isWhole() {
    return state.frames().stream().allMatch(this::exists)
        && state.top() != null
        && step().waits()
        && (top().form() == null || fits(top().form()));
  }

  private boolean exists(Frame frame) {
    Flow flow = bundle.flow(frame.flow());
    return flow != null && flow.step(frame.step()) != null;
  }

  private boolean fits(FlowState.Filling filling) {
    return step() instanceof Step.Form form
        && (filling.field() == null || form.fields().containsKey(filling.field()))
        && (filling.part() != Outcome.FormPart.CONFIRM || form.confirm() != null);
  }

  FlowState.Wait waiting() {
    return Objects.requireNonNull(state.waiting(), "a pending wait");
  }

  /** When the customer was heard before this turn; null at the first time. */
  @Nullable Instant heardBefore() {
    return heardBefore;
  }

  /** When a question of this turn counts as asked. */
  Instant asked() {
    return asked;
  }

  void ignore(String reason) {
    record(new Outcome.Ignored(reason));
  }

  /** Leaves all open flows, if there are any. */
  void abandon(String reason) {
    if (state.top() != null) {
      record(new Outcome.Abandoned(reason));
    }
  }

  /** How a step of the flow that runs is named in records and reports: {@code flow.step}. */
  String placeOf(Step step) {
    return flow().id() + "." + step.id();
  }

  /** The step being taken, for reports: {@code flow.step}. */
  @Nullable String place() {
    Frame top = state.top();
    return top == null ? null : top.flow() + "." + top.step();
  }

  /** The language that is spoken with this person. */
  String locale() {
    return contact.locale() != null ? contact.locale() : bundle.brand().locale();
  }

  Scope scope() {
    Frame top = state.top();
    return scope(top == null ? Map.of() : top.data());
  }

  Scope scope(Map<String, Value> data) {
    return new Scope(bundle.brand(), contact, locale(), context.now(), data);
  }

  String render(Text text) {
    return render(text, scope());
  }

  String render(Text text, Scope scope) {
    return render(text.in(locale()), scope);
  }

  private String render(Template template, Scope scope) {
    StringBuilder written = new StringBuilder();
    for (Template.Segment segment : template.segments()) {
      written.append(
          switch (segment) {
            case Template.Segment.Literal(var plain) -> plain;
            case Template.Segment.Computed(var expression) ->
                cut(bundle.expressions().text(expression, scope));
          });
    }
    return written.toString();
  }

  /** The value of an assignment; null unsets. */
  @Nullable Value value(ValueSource source) {
    return switch (source) {
      case ValueSource.Literal(var value, var _) -> value;
      case ValueSource.Computed(var expression) -> bundle.expressions().value(expression, scope());
      case ValueSource.Interpolated(var template) -> new Value.Text(render(template, scope()));
      case ValueSource.Unset _ -> null;
    };
  }

  /** A value as it stands where it can be pressed. */
  String written(ValueSource source, Value value) {
    return switch (source) {
      case ValueSource.Computed(var expression) ->
          cut(bundle.expressions().text(expression, scope()));
      case ValueSource.Interpolated(var template) -> render(template, scope());
      case ValueSource.Literal _, ValueSource.Unset _ -> plain(value);
    };
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Int(var number) -> Long.toString(number);
      case Value.Num(var number) -> number.toPlainString();
      case Value.Date(var date) -> date.toString();
      case Value.Choice(var _, var label) -> label;
      case Value.YesNo(var yes) -> Boolean.toString(yes);
      case Value.Fields _, Value.Items _ ->
          throw new IllegalStateException("Expected a plain value, but it is a record or a list");
    };
  }

  String cut(String text) {
    return text.codePointCount(0, text.length()) <= COMPUTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, COMPUTED - 1)) + "…";
  }

  /** A bubble of a step. */
  void say(Step step, String text, List<Action.Option> options) {
    bubbles.add(placeOf(step), text, options);
  }

  /** A line of the platform's own. */
  void say(String source, String text) {
    bubbles.add(source, text, List.of());
  }

  /** Something is to be done after what this turn says. */
  void act(Action effect) {
    effects.add(effect);
  }

  /** The confirmation of a STOP needs no line that this is automated, and always passes. */
  void confirmStop(String text) {
    say("notice:stopped", text);
    confirmsStop = true;
  }

  /** The words of a person are not introduced as those of a machine. */
  private boolean isIntroductionDue() {
    return !bubbles.isEmpty() && !state.introduced() && !confirmsStop && !state.heldByPerson();
  }

  /** The turn as it stands, its bubbles merged into messages. */
  Turn finish() {
    if (isIntroductionDue()) {
      bubbles.addFirst("notice:automated", render(bundle.brand().notices().automated()));
      record(new Outcome.Introduced());
    }
    List<Action> sends = bubbles.merged(BuiltInTexts.get(locale(), "picker"), confirmsStop);
    int most = bundle.brand().limits().messages();
    if (sends.size() > most) {
      throw new TurnFailure(
          place(),
          "Expected at most " + most + " messages in one turn, but it makes " + sends.size());
    }
    List<Action> actions = new ArrayList<>(sends);
    actions.addAll(effects);
    return new Turn(outcomes, actions);
  }
}
