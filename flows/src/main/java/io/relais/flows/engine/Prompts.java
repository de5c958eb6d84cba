package io.relais.flows.engine;

import io.relais.flows.FlowLimits;
import io.relais.flows.FlowState;
import io.relais.flows.OptionRef;
import io.relais.flows.Outcome.FormPart;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import io.relais.flows.answer.AnswerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked at the step that waits, and what can be pressed below it. */
final class Prompts {
  /** Options of one page of a long menu; the last row of the list turns the page. */
  static final int PAGE = FlowLimits.ROWS - 1;

  private final Working turn;

  Prompts(Working turn) {
    this.turn = turn;
  }

  /** The words of a question, and its options. */
  record Prompt(String text, List<Shown> options) {}

  /** Null where the step only waits. */
  @Nullable Prompt of(Step step) {
    return switch (step) {
      case Step.Ask ask -> new Prompt(turn.render(ask.question()), options(ask));
      case Step.Menu menu -> new Prompt(turn.render(menu.body()), page(menu));
      case Step.Form form -> of(form);
      case Step.Wait _, Step.Acting _, Step.Passing _ -> null;
    };
  }

  private Prompt of(Step.Form form) {
    return switch (filling().part()) {
      case FIELD -> {
        Step.Field field = field(form);
        yield new Prompt(turn.render(field.question()), options(field));
      }
      case CONFIRM ->
          new Prompt(
              turn.render(Objects.requireNonNull(form.confirm(), "a summary")),
              List.of(
                  builtIn(Shown.YES, "form.yes"),
                  builtIn(Shown.CORRECT, "form.correct"),
                  builtIn(Shown.CANCEL, "form.cancel")));
      case CORRECT -> new Prompt(builtIn("form.which"), correctable(form));
    };
  }

  FlowState.Filling filling() {
    return Objects.requireNonNull(turn.top().form(), "an open form");
  }

  /** The field that is asked for now. */
  Step.Field field(Step.Form form) {
    return Objects.requireNonNull(form.fields().get(filling().field()), "the field asked for");
  }

  boolean isAt(FormPart part) {
    return filling().part() == part;
  }

  /** What can be pressed below a question. */
  List<Shown> options(Step.Asked asked) {
    List<Shown> all = new ArrayList<>(ofType(asked));
    if (asked instanceof Step.Field field) {
      String suggestion = suggestion(field);
      if (suggestion != null) {
        all.add(Shown.of(Shown.SUGGESTION, suggestion));
      }
      if (field.optional()) {
        all.add(builtIn(Shown.SKIP, "form.skip"));
      }
    }
    return all;
  }

  private List<Shown> ofType(Step.Asked asked) {
    if (isStars(asked)) {
      return LongStream.rangeClosed(bound(asked.refine().min()), bound(asked.refine().max()))
          .mapToObj(n -> Shown.of(Long.toString(n), "★".repeat(Math.toIntExact(n))))
          .toList();
    }
    return switch (asked.as()) {
      case CHOICE -> shown(asked.options());
      case YES_NO -> Stream.of(Shown.YES, Shown.NO).map(id -> builtIn(id, id)).toList();
      default -> List.of();
    };
  }

  private static boolean isStars(Step.Asked asked) {
    return asked instanceof Step.Ask ask && ask.stars();
  }

  private static long bound(@Nullable ValueSource source) {
    return source instanceof ValueSource.Literal(Value.Int(var bound), var _) ? bound : 1;
  }

  private @Nullable String suggestion(Step.Field field) {
    ValueSource source = field.suggestion();
    Value value = source == null ? null : turn.value(source);
    return source == null || value == null ? null : turn.written(source, value);
  }

  /** The options whose condition holds. */
  List<Shown> shown(List<Step.Option> options) {
    var scope = turn.scope();
    return options.stream()
        .filter(
            o -> o.condition() == null || turn.bundle().expressions().test(o.condition(), scope))
        .map(
            o ->
                new Shown(
                    o.id(),
                    turn.render(o.label()),
                    o.hint() == null ? null : turn.render(o.hint()),
                    o.next()))
        .toList();
  }

  /** All options of a menu that apply now. */
  List<Shown> all(Step.Menu menu) {
    return menu.each() == null ? shown(menu.options()) : items(menu.each());
  }

  /** What a channel could not show, or nobody could tell apart, is passed over. */
  private List<Shown> items(Step.Each each) {
    if (!(turn.top().data().get(each.list()) instanceof Value.Items(var items))) {
      return List.of();
    }
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (Value item : items) {
      if (item instanceof Value.Fields(var fields)
          && fields.get(each.id()) instanceof Value.Text(var id)
          && OptionRef.fits(id)
          && fields.get(each.label()) instanceof Value.Text(var label)
          && !label.isBlank()) {
        shown.putIfAbsent(id, new Shown(id, turn.cut(label), hint(each, fields), null));
      }
    }
    return List.copyOf(shown.values());
  }

  private @Nullable String hint(Step.Each each, Map<String, Value> fields) {
    return each.hint() != null && fields.get(each.hint()) instanceof Value.Text(var hint)
        ? turn.cut(hint)
        : null;
  }

  /** The options of the page that is shown; with the row that turns it, where there are several. */
  List<Shown> page(Step.Menu menu) {
    List<Shown> all = all(menu);
    if (all.size() <= FlowLimits.ROWS) {
      return all;
    }
    int from = Math.min(turn.waiting().page() * PAGE, (all.size() - 1) / PAGE * PAGE);
    List<Shown> page = new ArrayList<>(all.subList(from, Math.min(all.size(), from + PAGE)));
    page.add(builtIn(Shown.MORE, "more"));
    return page;
  }

  /** The page after the one that is shown; the first after the last. */
  int nextPage(Step.Menu menu) {
    int pages = (all(menu).size() + PAGE - 1) / PAGE;
    return (turn.waiting().page() + 1) % Math.max(1, pages);
  }

  /** The fields that were asked, by what they are called. */
  List<Shown> correctable(Step.Form form) {
    return form.fields().values().stream()
        .filter(field -> filling().answered().contains(field.id()))
        .map(field -> Shown.of(field.id(), label(field)))
        .toList();
  }

  private String label(Step.Field field) {
    return field.label() != null
        ? turn.render(field.label())
        : turn.render(field.question()).replaceAll("[\\s?]+$", "");
  }

  private Shown builtIn(String id, String key) {
    return Shown.of(id, builtIn(key));
  }

  private String builtIn(String key) {
    return BuiltInTexts.get(turn.locale(), key);
  }

  /** What is said where an answer of this type cannot be read. */
  String unreadable(AnswerType as) {
    return builtIn("retry." + as.yamlName());
  }
}
