package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void stepsOutcomesAndEdgesAreCoveredByWhatHappens() {
    Coverage.OfFlow order =
        covered(
            """
            - user: hi
            - bot: any
            - bot: any
            - bot: any
            - tap: m
            - bot: any
            - user: "3"
            - bot: any
            - advance: 30m
            - bot: "Bye."
            """);

    assertThat(names(order.steps(), true))
        .containsExactly("hello", "size", "amount", "gift", "bye", "left");
    assertThat(names(order.steps(), false)).containsExactly("broken", "done");
    assertThat(names(order.outcomes(), true))
        .containsExactlyInAnyOrder(
            "hello next", "size next", "amount next", "bye next", "defaults timeout");
    assertThat(names(order.outcomes(), false))
        .containsExactlyInAnyOrder(
            "defaults invalid", "defaults undelivered", "gift next", "broken next");
    assertThat(names(order.edges(), false))
        .containsExactlyInAnyOrder(
            "defaults invalid -> bye",
            "defaults undelivered -> bye",
            "gift next -> broken",
            "gift next -> done",
            "broken next -> done");
  }

  @Test
  void aBranchThatWasNotTakenIsNotCovered() {
    Coverage.OfFlow order =
        covered(
            """
            - user: hi
            - bot: any
            - bot: any
            - bot: any
            - tap: m
            - bot: any
            - user: "3"
            - bot: any
            - user: "no"
            """);

    assertThat(names(order.edges(), true)).contains("gift next -> done");
    assertThat(names(order.edges(), false)).contains("gift next -> broken");
  }

  @Test
  void whatCouldNotBeDeliveredIsAnOutcomeOfTheStepThatSaidIt() {
    Coverage.OfFlow order =
        covered(
            """
            - user: hi
            - bot: any
            - bot: any
            - bot: any
            - webhook: {undelivered: hello}
            - bot: "Bye."
            """);

    assertThat(names(order.edges(), true)).contains("defaults undelivered -> bye");
    assertThat(names(order.outcomes(), false)).contains("size next");
  }

  @Test
  void wordsThatLeadAwayAreNoEdges() {
    Coverage.OfFlow order =
        covered(
            """
            - user: hi
            - bot: any
            - bot: any
            - bot: any
            - user: menu
            - bot: any
            - bot: any
            - user: stop
            - notice: stopped
            """);

    assertThat(names(order.edges(), true)).containsExactly("hello next -> size");
  }

  private static List<String> names(List<Coverage.Item> items, boolean covered) {
    return items.stream()
        .filter(item -> item.isCovered() == covered)
        .map(Coverage.Item::name)
        .toList();
  }

  private static Coverage.OfFlow covered(String talk) {
    String file = "flow: order\ncases:\n  - case: one\n    talk:\n" + talk.indent(6);
    GoldenReport report = GoldenTests.run(Shop.bundle(), Map.of("tests/t.test.yaml", file));
    assertThat(report.isFine()).as("%s", report.results()).isTrue();
    assertThat(report.coverage().locales()).containsExactly("en");
    return report.coverage().flows().stream()
        .filter(flow -> flow.flow().equals("order"))
        .findFirst()
        .orElseThrow();
  }
}
