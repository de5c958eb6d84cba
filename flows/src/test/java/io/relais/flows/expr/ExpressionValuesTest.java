package io.relais.flows.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.flows.DataType;
import io.relais.flows.Expression;
import io.relais.flows.Position;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionValuesTest {
  private final Workbench bench = new Workbench();

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "note | Très urgent : CMD-12345, merci ?",
        "count | 3",
        "count * 1000000 | 3000000",
        "price | 19,9",
        "price * 2 | 39,8",
        "2 * price | 39,8",
        "0.1 + 0.2 | 0,3",
        "price * 1000000 | 19900000",
        "price - 19.9 | 0",
        "7 / 2 | 3",
        "7 / 2.0 | 3,5",
        "consent | oui",
        "day | 25 novembre",
        "store | Lyon Part-Dieu",
        "store.id | lyon",
        "choice.id | a",
        "or(order.carrier, or(nick, store.label)) | Lyon Part-Dieu",
        "slots.filter(s, s.id == 'pm')[0].label | Soir",
        "order.status | shipped",
        "date(order.eta) | 1er janvier 2027",
        "date(day + days(6)) | 1er décembre",
        "date(today()) | 23 novembre",
        "iso(day) | 2026-11-25",
        "iso(now()) | 2026-11-23T10:00:00+01:00",
        "iso(day - days(150)) | 2026-06-28",
        "or(nick, 'x') | x",
        "or(nick, note) == note ? 'a' : 'b' | a",
        "or(rank, 7) | 7",
        "or(rebate, 5) | 5",
        "or(rebate, 0.5) | 0,5",
        "or(eta, day) | 25 novembre",
        "or(other, store).id | lyon",
        "or(order.carrier, 'le transporteur') | le transporteur",
        "contact.first_name | Inès",
        "contact.name | Inès Martin",
        "contact.phone | +33612345678",
        "contact.locale | fr",
        "contact.tier | gold",
        "brand.name | Maison Lumen",
        "brand.id | maison-lumen",
        "brand.human.phone | +33170000001",
        "or(brand.human.email, '-') | -",
        "size('été') | 3",
        "size(slots) | 2",
        "size(none) | 0",
        "slots[0].label | Matin",
        "hours.sav.open | oui",
        "iso(hours.sav.next_open) | 2026-11-23T10:00:00+01:00",
        "open(hours.sav, at(day, '12:29')) | oui",
        "open(hours.sav, at(day, '12:30')) | non",
        "iso(next_open(hours.sav, at(day, '12:30'))) | 2026-11-26T09:00:00+01:00",
        "relative(next_open(hours.sav, at(today(), '18:00'))) | demain à 9h",
        "relative(at(day, '18:05')) | mercredi à 18h05",
        "relative(day) | mercredi",
        "iso(at(day, '00:30')) | 2026-11-25T00:30:00+01:00",
      })
  void valuesAreWrittenForTheCustomer(String source, String written) {
    assertThat(bench.text(source)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nick == null",
        "note != ''",
        "order.eta != null",
        "order.carrier == null",
        "other == null",
        "store != null",
        "parcel == null",
        "count > 2 && consent",
        "price > 19",
        "price == 19.9",
        "count == 3.0",
        "rebate == null || rebate > 2",
        "price != 2",
        "count < price",
        "day > today()",
        "day < today() + days(3)",
        "day - today() == days(2)",
        "now() > today()",
        "now() < day",
        "store.id in ['lyon', 'paris']",
        "!(store.id in ['lille'])",
        "slots.exists(s, s.id == 'pm')",
        "slots.all(s, s.id in slots.map(t, t.id))",
        "has(order.eta) && !has(order.carrier)",
        "or(news, true)",
        "store == or(other, store)",
        "count % 2 == 1",
        "-count < 0",
      })
  void conditionsHold(String source) {
    assertThat(bench.test(source)).isTrue();
  }

  @Test
  void assignmentsKeepTheirType() {
    assertThat(bench.value("count + 1", Workbench.scalar(AnswerType.INT)))
        .isEqualTo(new Value.Int(4));
    assertThat(bench.value("price * 2", Workbench.scalar(AnswerType.NUMBER)))
        .isEqualTo(new Value.Num(new BigDecimal("39.8")));
    assertThat(bench.value("count", Workbench.scalar(AnswerType.NUMBER)))
        .isEqualTo(new Value.Num(BigDecimal.valueOf(3)));
    assertThat(bench.value("today()", Workbench.scalar(AnswerType.DATE)))
        .isEqualTo(new Value.Date(LocalDate.parse("2026-11-23")));
    assertThat(bench.value("store", Workbench.scalar(AnswerType.CHOICE)))
        .isEqualTo(new Value.Choice("lyon", "Lyon Part-Dieu"));
    assertThat(bench.value("order", Workbench.DECLARED.get("order")))
        .isEqualTo(Workbench.SET.get("order"));
    assertThat(bench.value("count > 2", Workbench.scalar(AnswerType.YES_NO)))
        .isEqualTo(new Value.YesNo(true));
    assertThat(bench.value("email", Workbench.scalar(AnswerType.TEXT)))
        .isEqualTo(new Value.Text("ines@example.fr"));
  }

  @Test
  void aListIsCutWhereItsDeclarationEndsIt() {
    DataType one = new DataType.Items(Workbench.scalar(AnswerType.TEXT), 1);

    assertThat(bench.value("slots.map(s, s.label)", one))
        .isEqualTo(new Value.Items(List.of(new Value.Text("Matin"))));
  }

  @Test
  void nullUnsetsAnOptionalVariableAndNoOther() {
    assertThat(bench.value("null", Workbench.optional(AnswerType.TEXT))).isNull();
    assertThat(bench.value("nick", Workbench.optional(AnswerType.TEXT))).isNull();
    assertThatThrownBy(() -> bench.value("nick", Workbench.scalar(AnswerType.TEXT)))
        .isInstanceOf(ExpressionFailure.class)
        .hasMessage(
            "Expected a value of ${nick} at flows/sav.flow.yaml:12:20, but `nick` is unset");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nick | `nick` is unset",
        "asked + '!' | `asked` is unset",
        "rank + 1 | `rank` is unset",
        "'x' + order.carrier | `order.carrier` is unset",
        "parcel.carrier | `parcel` is unset",
        "or(parcel.carrier, 'x') | `parcel` is unset",
        "or(nick, asked) | `asked` is unset",
        "date(eta) | `eta` is unset",
        "eta + days(1) | `eta` is unset",
        "news ? 'a' : 'b' | `news` is unset",
        "size(asked) | `asked` is unset",
        "count / 0 | it divides by zero",
        "count * 9223372036854775807 | a number in it grows too large",
        "none[0] | a list in it is shorter than the place asked for",
      })
  void whatHasNoValueFailsAndSaysWhy(String source, String reason) {
    assertThatThrownBy(() -> bench.text(source))
        .isInstanceOf(ExpressionFailure.class)
        .hasMessageEndingWith("but " + reason);
  }

  @Test
  void aConditionOnAnUnsetValueFailsInsteadOfChoosing() {
    assertThatThrownBy(() -> bench.test("news")).isInstanceOf(ExpressionFailure.class);
    assertThatThrownBy(() -> bench.test("rank > 2")).isInstanceOf(ExpressionFailure.class);
  }

  @Test
  void aStrangerHasNoNameButALanguage() {
    assertThat(bench.text("or(contact.first_name, 'et bienvenue')", Workbench.stranger()))
        .isEqualTo("et bienvenue");
    assertThat(bench.text("contact.locale", Workbench.stranger())).isEqualTo("fr");
    assertThatThrownBy(() -> bench.text("contact.phone", Workbench.stranger()))
        .hasMessageEndingWith("but `contact.phone` is unset");
  }

  @Test
  void loopsOverListsAreBounded() {
    String loop = "slots.exists(a, false)";
    for (int i = 0; i < 10; i++) {
      loop = "slots.map(a, 1).exists(x" + i + ", " + loop + ")";
    }
    String nested = loop;

    assertThatThrownBy(() -> bench.test(nested))
        .isInstanceOf(ExpressionFailure.class)
        .hasMessageEndingWith("but it goes through lists more than 1000 times");
  }

  @Test
  void manyThreadsEvaluateOneProgram() {
    Expression expression =
        bench.compiled("or(nick, store.label) + ' ' + date(day)", new Expected.Writable());
    CompiledExpressions compiled = bench.expressions();

    List<String> written =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> compiled.text(expression, Workbench.scope(i % 2 == 0 ? "fr" : "en")))
            .distinct()
            .sorted()
            .toList();

    assertThat(written).containsExactly("Lyon Part-Dieu 25 November", "Lyon Part-Dieu 25 novembre");
  }

  @Test
  void anExpressionOfAnotherBundleIsRefused() {
    Expression stranger = new Expression("note", new Position("flows/x.flow.yaml", 1, 1));

    assertThatThrownBy(() -> bench.expressions().text(stranger, Workbench.scope("fr")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flows/x.flow.yaml:1:1");
  }

  @Test
  void anExpressionSeesTheDataAsItIsNotAsItWas() {
    Expression expression = bench.compiled("count", new Expected.Writable());
    Scope later =
        new Scope(
            Workbench.BRAND,
            Workbench.scope("fr").contact(),
            "fr",
            Workbench.NOW,
            Map.of("count", new Value.Int(9)));

    assertThat(bench.expressions().text(expression, later)).isEqualTo("9");
  }
}
