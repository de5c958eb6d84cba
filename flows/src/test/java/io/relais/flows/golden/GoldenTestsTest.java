package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoldenTestsTest {
  private static final String OPENING =
      """
      user: hi
      notice: automated
      bot: "Hello there!"
      bot: "Which size?"
      """;

  private final Bundle bundle = Shop.bundle();

  @Test
  void aWholeConversationPasses() {
    CaseResult result =
        run(
            OPENING
                + """
                expect: {at: size, data: {size: unset}, messages: 1, timers: 1}
                tap: m
                bot: {step: amount}
                user: "3"
                crash: true
                bot: {like: "A *?"}
                user: "yes"
                expect: {ended: done, data: {size: m, amount: 3, gift: yes, price: 7.5, day: 2026-01-05, note: unset}, timers: 0, messages: 3}
                """);

    assertThat(result.failure()).isNull();
    assertThat(result.transcript())
        .startsWith("user: hi", "bot:  This is a bot.", "bot:  Hello there!", "bot:  Which size?");
  }

  @Test
  void aBubbleWithoutALineFailsBeforeTheNextInput() {
    CaseResult.Failure failure =
        failure("user: hi\nnotice: automated\nbot: \"Hello there!\"\ntap: s\n");

    assertThat(failure.at()).isEqualTo(new Position("tests/t.test.yaml", 8, 9));
    assertThat(failure.message())
        .isEqualTo(
            "Expected a `bot` line for every bubble, but this one has none (order.size):\n"
                + "    \"Which size?\"");
  }

  @Test
  void aBubbleWithoutALineFailsAtTheEnd() {
    assertThat(failure("user: hi\n").message()).contains("this one has none (notice:automated)");
  }

  @Test
  void anotherTextFailsAndShowsWhereTheyPart() {
    CaseResult.Failure failure = failure("user: hi\nbot: any\nbot: \"Hello Inès!\"\n");

    assertThat(failure.message())
        .isEqualTo(
            """
            Expected
                "Hello Inès!"
              but the bot said (order.hello)
                "Hello there!"
                       ^ here they part\
            """);
    assertThat(failure.at().line()).isEqualTo(7);
    assertThat(failure.diff())
        .containsExactly(
            "  bot: any",
            "- bot: \"Hello Inès!\"",
            "+ bot: \"Hello there!\"  # order.hello",
            "+ bot: \"Which size?\"  # order.size");
  }

  @Test
  void aMissingBubbleIsShownInItsPlaceAndPutsNothingElseInTheWrong() {
    assertThat(
            failure("user: hi\nbot: any\nbot: Hello Inès!\nbot: \"Hello there!\"\nbot: any\n")
                .diff())
        .containsExactly(
            "  bot: any", "- bot: \"Hello Inès!\"", "  bot: \"Hello there!\"", "  bot: any");
  }

  @Test
  void aMissingBubbleFailsAndSaysWhereTheConversationStands() {
    assertThat(failure(OPENING + "bot: more\n").message())
        .isEqualTo(
            "Expected the bot to say \"more\", but it said nothing more (it waits at order.size)");
  }

  @Test
  void optionsAreComparedInTheirOrder() {
    assertThat(
            failure("user: hi\nbot: any\nbot: any\nbot: {step: size}, options: [m, s]\n").message())
        .isEqualTo("Expected the options [m, s], but they are [s, m]");
  }

  @Test
  void anOptionThatWasNeverShownCannotBePressed() {
    assertThat(failure(OPENING + "tap: xl\n").message())
        .isEqualTo("Expected an option `xl` to press, but the last options are s, m");
    assertThat(failure("tap: xl\n").message())
        .isEqualTo("Expected an option `xl` to press, but no options were shown");
  }

  @Test
  void theGlobKnowsTheStarAndNothingElse() {
    assertThat(failure("user: hi\nbot: {like: \"This is a bot?\"}\n").message())
        .startsWith(
            "Expected something like \"This is a bot?\", but the bot said (notice:automated):");
  }

  @Test
  void timersFireInOrderAtTheirTime() {
    CaseResult result =
        run(
            OPENING
                + "advance: 29m\n"
                + "expect: {at: size}\n"
                + "advance: 1m\n"
                + "bot: \"Bye.\"\n"
                + "expect: {ended: gave_up}\n");

    assertThat(result.failure()).isNull();
  }

  @Test
  void aFlowThatWakesItselfForEverIsStopped() {
    CaseResult.Failure failure = failure("clock", "user: hi\nadvance: 1d\n");

    assertThat(failure.message())
        .isEqualTo("Expected at most 1000 timers in 1d, but more become due");
  }

  @Test
  void aTurnThatFailsIsReportedWithItsStep() {
    String talk = OPENING + "tap: s\nbot: any\nuser: \"12\"\nbot: any\nuser: \"no\"\n";

    assertThat(failure(talk).message())
        .startsWith("Expected the turn to be taken, but it failed at order.broken: ")
        .endsWith("`note` is unset");
  }

  @Test
  void expectationsThatDoNotHoldNameBothSides() {
    assertThat(failure(OPENING + "expect: {at: amount}\n").message())
        .isEqualTo("Expected the conversation to wait at `amount`, but it waits at `order.size`");
    assertThat(failure(OPENING + "expect: {ended: done}\n").message())
        .isEqualTo("Expected the flow to have ended with `done`, but it waits at `order.size`");
    assertThat(failure(OPENING + "expect: {messages: 2}\n").message())
        .isEqualTo("Expected 2 messages, but there are 1");
    assertThat(failure(OPENING + "expect: {timers: 0}\n").message())
        .isEqualTo("Expected 0 pending timers, but there are 1");
    assertThat(failure(OPENING + "tap: s\nbot: any\nexpect: {data: {size: m}}\n").message())
        .isEqualTo("Expected `size` to be `m`, but it is `s` (Small)");
    assertThat(failure(OPENING + "expect: {data: {siz: m}}\n").message())
        .isEqualTo("Expected a variable, but no flow of this conversation declares `siz`");
    assertThat(failure(OPENING + "user: stop\nnotice: stopped\nexpect: {ended: done}\n").message())
        .isEqualTo("Expected the flow to have ended with `done`, but it ended with `abandoned`");
  }

  @Test
  void aWordOfThePlatformEndsWhatItLeaves() {
    CaseResult result =
        run(
            OPENING
                + "user: agent\n"
                + "bot: {step: person.call}\n"
                + "expect: {ended: done, timers: 0, data: {amount: unset}}\n");

    assertThat(result.failure()).isNull();
  }

  @Test
  void fixedIdsAndTimesMakeEveryRunTheSame() {
    String talk = OPENING + "advance: 2h\nbot: any\n";

    assertThat(run(talk)).isEqualTo(run(talk));
  }

  private CaseResult.Failure failure(String talk) {
    return failure("order", talk);
  }

  private CaseResult.Failure failure(String flow, String talk) {
    CaseResult result = run(flow, talk);
    assertThat(result.failure()).as("the case should fail").isNotNull();
    return result.failure();
  }

  private CaseResult run(String talk) {
    return run("order", talk);
  }

  private CaseResult run(String flow, String talk) {
    String lines =
        Arrays.stream(talk.split("\n"))
            .map(GoldenTestsTest::line)
            .collect(Collectors.joining("\n"));
    String file = "flow: " + flow + "\ncases:\n  - case: one\n    talk:\n" + lines + "\n";
    GoldenReport report = GoldenTests.run(bundle, Map.of("tests/t.test.yaml", file));
    assertThat(report.problems()).isEmpty();
    return report.results().getFirst();
  }

  private static String line(String line) {
    return "      - " + line.replace(", options:", "\n        options:");
  }
}
