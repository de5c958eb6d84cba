package io.relais.flows.expr;

import io.relais.flows.Brand;
import io.relais.flows.Contact;
import io.relais.flows.DataType;
import io.relais.flows.Diagnostic;
import io.relais.flows.Expression;
import io.relais.flows.OpeningHours;
import io.relais.flows.Position;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A flow's data, declared and partly set, on a Monday in November where it is ten o'clock in Paris.
 */
final class Workbench {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** Where the expressions of these tests stand: columns of faults count from here. */
  static final Position AT = new Position("flows/sav.flow.yaml", 12, 20);

  static final Map<String, DataType> DECLARED = new LinkedHashMap<>();
  static final Map<String, Value> SET = new HashMap<>();

  static {
    declare("note", scalar(AnswerType.TEXT), new Value.Text("Très urgent : CMD-12345, merci ?"));
    declare("nick", optional(AnswerType.TEXT), null);
    declare("email", scalar(AnswerType.EMAIL), new Value.Text("ines@example.fr"));
    declare("count", scalar(AnswerType.INT), new Value.Int(3));
    declare("rank", optional(AnswerType.INT), null);
    declare("price", scalar(AnswerType.NUMBER), new Value.Num(new BigDecimal("19.90")));
    declare("rebate", optional(AnswerType.NUMBER), null);
    declare("consent", scalar(AnswerType.YES_NO), new Value.YesNo(true));
    declare("news", optional(AnswerType.YES_NO), null);
    declare("day", scalar(AnswerType.DATE), new Value.Date(LocalDate.parse("2026-11-25")));
    declare("eta", optional(AnswerType.DATE), null);
    declare("store", scalar(AnswerType.CHOICE), new Value.Choice("lyon", "Lyon Part-Dieu"));
    declare("other", optional(AnswerType.CHOICE), null);
    declare("choice", scalar(AnswerType.CHOICE), new Value.Choice("a", "A"));
    declare("asked", scalar(AnswerType.TEXT), null);
    Map<String, DataType> order = new LinkedHashMap<>();
    order.put("status", scalar(AnswerType.TEXT));
    order.put("eta", optional(AnswerType.DATE));
    order.put("carrier", optional(AnswerType.TEXT));
    declare(
        "order",
        new DataType.Fields(order),
        new Value.Fields(
            Map.of(
                "status", new Value.Text("shipped"),
                "eta", new Value.Date(LocalDate.parse("2027-01-01")))));
    declare("parcel", new DataType.Optional(new DataType.Fields(order)), null);
    Map<String, DataType> slot = new LinkedHashMap<>();
    slot.put("id", scalar(AnswerType.TEXT));
    slot.put("label", scalar(AnswerType.TEXT));
    declare(
        "slots",
        new DataType.Items(new DataType.Fields(slot), 2),
        new Value.Items(List.of(slot("am", "Matin"), slot("pm", "Soir"))));
    declare("none", new DataType.Items(scalar(AnswerType.TEXT), 3), null);
  }

  private final ExpressionCompiler compiler = new ExpressionCompiler(BrandNames.of(BRAND));
  private final ExpressionCompiler.OfFlow flow = compiler.flow(DECLARED, Set.of("lost"));

  List<Diagnostic> faults(String source, Expected expected) {
    return flow.compile(new Expression(source, AT), expected, "accueil");
  }

  String text(String source) {
    return text(source, scope("fr"));
  }

  String text(String source, Scope scope) {
    Expression expression = compiled(source, new Expected.Writable());
    return compiler.compiled().text(expression, scope);
  }

  boolean test(String source) {
    Expression expression = compiled(source, new Expected.Condition());
    return compiler.compiled().test(expression, scope("fr"));
  }

  Value value(String source, DataType type) {
    Expression expression = compiled(source, new Expected.Typed(type));
    return compiler.compiled().value(expression, scope("fr"));
  }

  CompiledExpressions expressions() {
    return compiler.compiled();
  }

  Expression compiled(String source, Expected expected) {
    Expression expression = new Expression(source, AT);
    List<Diagnostic> faults = flow.compile(expression, expected, "accueil");
    if (!faults.isEmpty()) {
      throw new AssertionError(source + " does not compile: " + faults);
    }
    return expression;
  }

  static Scope scope(String locale) {
    Contact contact =
        new Contact(
            "Inès Martin", "+33612345678", locale, false, Map.of("tier", new Value.Text("gold")));
    return new Scope(BRAND, contact, locale, NOW, SET);
  }

  static Scope stranger() {
    return new Scope(BRAND, Contact.UNKNOWN, "fr", NOW, Map.of());
  }

  static DataType scalar(AnswerType type) {
    return new DataType.Scalar(type);
  }

  static DataType optional(AnswerType type) {
    return new DataType.Optional(scalar(type));
  }

  private static Value slot(String id, String label) {
    return new Value.Fields(Map.of("id", new Value.Text(id), "label", new Value.Text(label)));
  }

  private static void declare(String name, DataType type, Value value) {
    DECLARED.put(name, type);
    if (value != null) {
      SET.put(name, value);
    }
  }

  private static Text said(String text) {
    return new Text("notices", "fr", Map.of("fr", new Template(text, AT, List.of())));
  }

  private static final OpeningHours.Interval MORNING =
      new OpeningHours.Interval(9 * 60, 12 * 60 + 30);

  /** Open in the mornings from Monday to Friday, but on Christmas. */
  static final OpeningHours HOURS =
      new OpeningHours(
          Stream.of(DayOfWeek.values())
              .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
              .collect(Collectors.toMap(day -> day, day -> List.of(MORNING))),
          Map.of(LocalDate.parse("2026-12-25"), List.of()));

  static final Brand BRAND =
      new Brand(
          "maison-lumen",
          "Maison Lumen",
          "fr",
          List.of("en"),
          ZoneId.of("Europe/Paris"),
          "FR",
          List.of(),
          "sav",
          AT,
          new Brand.HumanWay("humain", AT, "+33170000001", null),
          Map.of(),
          Map.of("sav", HOURS),
          Map.of("tier", scalar(AnswerType.TEXT)),
          new Brand.Notices(said("a"), said("b")),
          Brand.Limits.DEFAULT,
          Duration.ofHours(24),
          Brand.Reach.NONE);
}
