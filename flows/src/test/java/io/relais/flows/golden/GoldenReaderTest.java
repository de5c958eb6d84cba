package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Contact;
import io.relais.flows.Value;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenFile.Line;
import io.relais.flows.golden.GoldenFile.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GoldenReaderTest {
  private final Bundle bundle = Shop.bundle();

  @Test
  void aCaseSaysWhoSpeaksWhenAndWhere() {
    GoldenFile.Case golden =
        golden(
            """
            flow: order
            cases:
              - case: a name
                locale: en
                channel: web
                now: 2026-11-23T10:00:00+01:00
                contact: {first_name: Inès, phone: "+33612345678", tier: gold, since: 2020-01-31, points: 7, vip: yes, factor: 1.5}
                talk: [{user: 12}]
            """);

    assertThat(golden.name()).isEqualTo("a name");
    assertThat(golden.channel()).isEqualTo("web");
    assertThat(golden.now()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(golden.contact())
        .isEqualTo(
            new Contact(
                "Inès",
                "+33612345678",
                "en",
                false,
                Map.of(
                    "tier", new Value.Text("gold"),
                    "since", new Value.Date(LocalDate.parse("2020-01-31")),
                    "points", new Value.Int(7),
                    "vip", new Value.YesNo(true),
                    "factor", new Value.Num(new BigDecimal("1.5")))));
    assertThat(golden.talk())
        .extracting(Line.User.class::cast)
        .extracting(Line.User::text)
        .containsExactly("12");
  }

  @Test
  void whatTheBotSaysHasFourForms() {
    GoldenFile.Case golden =
        golden(
            """
            flow: order
            cases:
              - case: forms
                talk:
                  - bot: any
                  - bot: "any"
                  - bot: {like: "a*"}
                  - bot: {step: size}
                    options: [s, m]
                  - notice: stopped
            """);

    assertThat(golden.talk().stream().map(Line.Bot.class::cast).map(Line.Bot::said))
        .containsExactly(
            new Said.Any(),
            new Said.Exactly("any"),
            new Said.Like("a*"),
            new Said.OfStep("size"),
            new Said.Notice("stopped"));
    assertThat(((Line.Bot) golden.talk().get(3)).options()).isEqualTo(List.of("s", "m"));
    assertThat(golden.now()).isEqualTo(GoldenReader.DEFAULT_NOW);
  }

  @Test
  void everyProblemOfAFileIsToldAtItsPlace() {
    GoldenReader.Read read =
        GoldenReader.read(
            "tests/t.test.yaml",
            """
            flow: ordr
            cases:
              - case: one
                locale: xx
                nov: 2026-11-23
                now: tomorrow
                stubs: [{reply: {status: 200}}]
                contact: {tire: gold, points: many}
                talk:
                  - usr: hi
                  - agent: sings
                  - user: a
                    tap: b
                  - advance: 3 weeks
                  - bot: {like: a, step: b}
                  - options: [a]
                    user: a
                  - expect: {at: size, ticket: {queu: sav}, messages: few}
              - talk: []
            """,
            bundle);

    assertThat(read.file()).isNull();
    assertThat(read.problems())
        .extracting(d -> d.at().line() + ":" + d.at().column() + " " + d.message())
        .containsExactly(
            "1:7 Expected a flow of the brand, but there is no `ordr`",
            "4:13 Expected one of en, but found `xx`",
            "5:5 Expected a key of a case, but found `nov`",
            "6:10 Expected a time such as 2026-11-23T10:00:00+01:00, but found `tomorrow`",
            "7:13 Expected `http` or `queue` in a stub, but there is neither",
            "8:15 Expected a key of a contact, but found `tire`",
            "8:35 Expected a value of type int, but found `many`",
            "10:9 Expected a key of a line, but found `usr`",
            "11:16 Expected takes, closes, returns, leaves (the customer), or none (nobody is"
                + " free), but found `sings`",
            "12:9 Expected one thing on a line, but found `user` and `tap`",
            "14:18 Expected a time such as `30m`, `12h` or `7d`, but found `3 weeks`",
            "15:14 Expected either `like` or `step`, but found 2 of them",
            "16:9 Expected `options` beside `bot`, but there is none",
            "18:37 Expected a key of a ticket, but found `queu`",
            "18:59 Expected how many messages, but found `few`",
            "19:5 Expected `case` with a name, but it is missing");
    assertThat(read.problems().get(0).hint()).isEqualTo("did you mean `order`?");
  }

  @Test
  void aFileWithoutCasesIsNoTest() {
    assertThat(GoldenReader.read("t", "flow: order\n", bundle).problems())
        .extracting(d -> d.message())
        .containsExactly("Expected `cases` with at least one case, but there is none");
    assertThat(GoldenReader.read("t", "cases: [{case: a, talk: []}]\n", bundle).problems())
        .extracting(d -> d.message())
        .containsExactly("Expected `flow`, the flow that these tests are of, but it is missing");
  }

  private GoldenFile.Case golden(String text) {
    GoldenReader.Read read = GoldenReader.read("tests/t.test.yaml", text, bundle);
    assertThat(read.problems()).isEmpty();
    return Objects.requireNonNull(read.file()).cases().getFirst();
  }
}
