package io.relais.flows.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Diagnostic;
import io.relais.flows.Position;
import io.relais.flows.answer.AnswerType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFaultsTest {
  private static final Expected WRITABLE = new Expected.Writable();
  private static final Expected CONDITION = new Expected.Condition();

  private final Workbench bench = new Workbench();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pricee * 2 | E08 | 0 | Expected a declared name, but there is no `pricee` | did you mean"
            + " `price`?",
        "1 + unheard_of | E08 | 4 | Expected a declared name, but there is no `unheard_of` |"
            + " declare it under `data`",
        "order.statut | E08 | 6 | Expected a field of `order`, but it has no `statut` | did you"
            + " mean `status`?",
        "'x' + store.city | E08 | 12 | Expected a field of `store`, but it has no `city` | its"
            + " fields are id, label",
        "contact.nam | E08 | 8 | Expected a field of `contact`, but it has no `nam` | did you mean"
            + " `name`?",
        "brand.human.fax | E08 | 12 | Expected a field of the record, but it has no `fax` | its"
            + " fields are email, phone",
        "slots.map(s, s.lable) | E08 | 15 | Expected a field of `s`, but it has no `lable` | did"
            + " you mean `label`?",
        "dae(day) | E08 | 0 | Expected a known function, but there is no `dae` | did you mean"
            + " `date`?",
        "note.trim() | E08 | 5 | Expected a known function, but there is no `trim` |",
        "hours.sva.open | E08 | 6 | Expected a field of `hours`, but it has no `sva` | did you mean"
            + " `sav`?",
        "hours.sav.opened | E08 | 10 | Expected a field of the record, but it has no `opened` | did"
            + " you mean `open`?",
        "queue.sav.wait | E08 | 0 | Expected a name of this version, but `queue` comes in a later"
            + " version |",
        "'a' + env.OMS | E08 | 6 | Expected a name of this version, but `env` comes in a later"
            + " version |",
        "at(day, '25:00') | E09 | 8 | Expected a time from '00:00' to '23:59', but this is none |"
            + " for example: at(day, '18:00')",
        "at(day, 18) | E09 | 0 | Expected `at(a date, a time)`, but it is given date and int | for"
            + " example: at(day, '18:00')",
        "relative(note) | E09 | 0 | Expected `relative(a date)`, but it is given text | for"
            + " example: relative(hours.sav.next_open)",
        "open(hours, day) | E09 | 0 | Expected `open(hours, a moment)`, but it is given the opening"
            + " hours and date | for example: open(hours.sav, at(day, '18:00'))",
        "date() | E09 | 0 | Expected `date(a date)`, but it is called in another way | for example:"
            + " date(day)",
        "today(1) | E09 | 0 | Expected `today()`, but it is called in another way | for example:"
            + " day < today()",
        "note.size() | E09 | 5 | Expected `size(a text or list)`, but it is called in another way |"
            + " for example: size(note) > 200",
        "date(note) | E09 | 0 | Expected `date(a date)`, but it is given text | for example:"
            + " date(day)",
        "'x' + iso(count) | E09 | 6 | Expected `iso(a date)`, but it is given int | for example:"
            + " iso(day)",
        "today() + days(1.5) | E09 | 10 | Expected `days(an int)`, but it is given number | for"
            + " example: day > today() + days(60)",
        "size(count) | E09 | 0 | Expected `size(a text or list)`, but it is given int | for"
            + " example: size(note) > 200",
        "or(nick, 3) | E09 | 0 | Expected `or(a value, another of its type)`, but it is given"
            + " optional text and int | for example: or(contact.first_name, 'et bienvenue')",
        "note.startsWith(3) | E09 | 5 | Expected `text.startsWith(a text)`, but it is given text"
            + " and int | for example: note.startsWith('CMD')",
        "count == note ? 1 : 2 | E09 | 6 | Expected two values of one type around `==`, but they"
            + " are int and text |",
        "note != null ? 1 : 2 | E09 | 5 | Expected two values of one type around `!=`, but they are"
            + " text and null | only an optional value can be null: declare it `optional text`",
        "day < note ? 1 : 2 | E09 | 4 | Expected two numbers, two texts or two dates around `<`,"
            + " but they are date and text |",
        "consent && count ? 1 : 2 | E09 | 8 | Expected yes_no on both sides of `&&`, but they are"
            + " yes_no and int |",
        "!count ? 1 : 2 | E09 | 0 | Expected yes_no after `!`, but it is int |",
        "consent ? 1 : 'a' | E09 | 8 | Expected a condition and two values of one type around `?"
            + " :`, but they are yes_no and int and text |",
        "note + count | E09 | 5 | Expected two values that `+` can calculate with, but they are"
            + " text and int | write each value in a ${…} of its own",
        "day + 3 | E09 | 4 | Expected two values that `+` can calculate with, but they are date and"
            + " int |",
        "count in slots ? 1 : 2 | E09 | 6 | Expected a value and a list of its type around `in`,"
            + " but they are int and a list of {id: text, label: text} |",
        "count.id | E09 | 5 | Expected a choice or a record before the dot, but it is int |",
        "count.exists(c, true) ? 1 : 2 | E09 | 0 | Expected a list to go through, but it is int |",
        "{'a': 1} | E09 | 0 | Expected a value, but records cannot be made in an expression |",
        "order | E09 | 0 | Expected a value that can be written in a text, but this is {status:"
            + " text, eta: optional date, carrier: optional text} | write one of its fields",
        "slots | E09 | 0 | Expected a value that can be written in a text, but this is a list of"
            + " {id: text, label: text} | write one of its fields",
        "day - today() | E09 | 0 | Expected a value that can be written in a text, but this is a"
            + " number of days | write one of its fields",
        "null | E09 | 0 | Expected a value that can be written in a text, but this is null | write"
            + " one of its fields",
      })
  void aFaultIsNamedAtItsPlace(
      String source, String code, int offset, String message, String hint) {
    List<Diagnostic> faults = bench.faults(source, WRITABLE);

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().message()).isEqualTo(message);
    assertThat(faults.getFirst().code()).isEqualTo(code);
    assertThat(faults.getFirst().at())
        .isEqualTo(new Position("flows/sav.flow.yaml", 12, 20 + offset));
    assertThat(faults.getFirst().step()).isEqualTo("accueil");
    if (hint != null) {
      assertThat(faults.getFirst().hint()).isEqualTo(hint);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "count +; 7; Expected a value, but the expression ends here;",
        "count = 3; 6; Expected an operator or a value, but found `=`; did you mean `==`?",
        "count and consent; 6; Expected an operator, a value or the end, but found `and`; did you"
            + " mean `&&`?",
        "consent or consent; 8; Expected an operator, a value or the end, but found `or`; did you"
            + " mean `||`?",
        "consent) ; 7; Expected an operator, a value or the end, but found `)`;",
        "note == 'a; 8; Expected a closing quote, but the text never ends;",
        "if; 0; Expected a name, but `if` is a reserved word of expressions;",
        "has(count); 0; Expected `has(a field of a record)`, but it is called in another way; for"
            + " example: has(order.eta)",
      })
  void syntaxIsExplainedInPlainWords(String source, int offset, String message, String hint) {
    Diagnostic fault = bench.faults(source, CONDITION).getFirst();

    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.code()).isEqualTo("E09");
    assertThat(fault.at().column()).isEqualTo(20 + offset);
    assertThat(fault.hint()).isEqualTo(hint);
  }

  @Test
  void anExpressionMustGiveWhatItsPlaceExpects() {
    assertThat(message("count", CONDITION))
        .isEqualTo("Expected a condition (yes_no), but this is int");
    assertThat(message("price", typed(AnswerType.INT)))
        .isEqualTo("Expected int, but this is number");
    assertThat(message("count", typed(AnswerType.TEXT)))
        .isEqualTo("Expected text, but this is int");
    assertThat(message("note", typed(AnswerType.DATE)))
        .isEqualTo("Expected date, but this is text");
    assertThat(message("store.id", typed(AnswerType.CHOICE)))
        .isEqualTo("Expected choice, but this is text");
    assertThat(message("null", typed(AnswerType.TEXT)))
        .isEqualTo("Expected text, but this is null");
    assertThat(message("store", new Expected.Typed(Workbench.DECLARED.get("order"))))
        .isEqualTo(
            "Expected {status: text, eta: optional date, carrier: optional text}, but this is"
                + " choice");
    assertThat(message("['a']", new Expected.Typed(Workbench.DECLARED.get("slots"))))
        .isEqualTo("Expected a list of {id: text, label: text}, but this is a list of text");
  }

  @Test
  void severalUnknownNamesAreAllTold() {
    assertThat(bench.faults("foo1 + bar2 + note", WRITABLE))
        .extracting(d -> d.at().column())
        .containsExactly(20, 27);
  }

  @Test
  void aNameWhoseTypeWasRefusedIsNotReportedAgain() {
    assertThat(bench.faults("lost + 1 == 'x' ? 1 : 2", WRITABLE)).isEmpty();
  }

  @Test
  void columnsCountCharactersNotUnits() {
    assertThat(bench.faults("'👋👋' + nope", WRITABLE).getFirst().at().column()).isEqualTo(20 + 7);
  }

  @Test
  void belowItsFirstLineAFaultStandsAtTheBeginning() {
    assertThat(bench.faults("count +\n  nope", WRITABLE).getFirst().at()).isEqualTo(Workbench.AT);
  }

  @Test
  void whatIsTooLongOrTooDeepIsRefused() {
    String deep = "(".repeat(60) + "count" + ")".repeat(60);

    assertThat(message("count" + " + 1".repeat(300), WRITABLE))
        .isEqualTo("Expected at most 1000 characters, but the expression has 1205");
    assertThat(message(deep, WRITABLE))
        .isEqualTo("Expected a smaller expression, but it is nested too deeply or too long");
    assertThat(message("  ", WRITABLE)).isEqualTo("Expected an expression, but there is none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type(count) == int", "dyn(count) == 'a'", "timestamp('2026-01-01T00:00:00Z') < day",
            "duration('1h') > days(1)",
        "google.protobuf.Timestamp{} == day", "count == 3u", "b'a' == b'a' && nope",
            "string(count) == '3'",
      })
  void theRestOfCelIsNotThere(String source) {
    assertThat(bench.faults(source, CONDITION))
        .isNotEmpty()
        .allMatch(d -> d.message().startsWith("Expected "));
  }

  private String message(String source, Expected expected) {
    return bench.faults(source, expected).getFirst().message();
  }

  private static Expected typed(AnswerType type) {
    return new Expected.Typed(Workbench.scalar(type));
  }
}
