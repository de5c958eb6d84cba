package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What comes from elsewhere opens flows, and takes the route of what was not delivered. */
class WebhooksTest {
  private static final String NEWS =
      """
      flow: news
      locale: en
      inputs: {order: text, items: optional int, due: optional date}
      triggers: [{event: shipped}, {api: true}, {ad_referral: spring}]
      start: tell
      steps:
        tell: {say: "Order ${order} is on its way.", next: wait, on: {undelivered: lost}}
        wait: {wait: 1h, next: fin, on: {timeout: fin}}
        lost: {say: "Did that reach you?", next: fin, on: {undelivered: fin}}
        fin: {end: done}
      """;

  @Test
  void anEventOpensItsFlowWithItsData() {
    assertThat(
            run("""
            - webhook: {event: shipped, data: {order: A1, items: 2, due: 2026-12-01}}
            - notice: automated
            - bot: "Order A1 is on its way."
            - expect: {at: news.wait, data: {order: A1, items: 2, due: 2026-12-01}}
            """)
                .failure())
        .isNull();
  }

  @Test
  void anotherSystemOpensAFlowByItsName() {
    assertThat(
            run("""
            - webhook: {api: news, inputs: {order: B2}}
            - bot: any
            - bot: "Order B2 is on its way."
            """)
                .failure())
        .isNull();
  }

  @Test
  void whatCouldNotBeDeliveredTakesItsRoute() {
    assertThat(
            run("""
            - webhook: {api: news, inputs: {order: B2}}
            - bot: any
            - bot: any
            - webhook: {undelivered: tell}
            - bot: "Did that reach you?"
            - expect: {ended: done}
            """)
                .failure())
        .isNull();
  }

  @Test
  void aWebhookIsOneThing() {
    GoldenReport report = report("- webhook: {event: shipped, api: news}\n- webhook: {data: {}}\n");

    assertThat(report.problems())
        .extracting(problem -> problem.message())
        .containsExactly(
            "Expected one of `event`, `api`, `template`, `ad` or `undelivered` in a webhook, but"
                + " found 2",
            "Expected one of `event`, `api`, `template`, `ad` or `undelivered` in a webhook, but"
                + " found 0");
  }

  private static CaseResult run(String talk) {
    GoldenReport report = report(talk);
    assertThat(report.problems()).isEmpty();
    return report.results().getFirst();
  }

  private static GoldenReport report(String talk) {
    Workspace workspace =
        Workspace.load(
            new Sources(
                Map.of(
                    "brand.yaml", Shop.BRAND,
                    "flows/order.flow.yaml", Shop.ORDER,
                    "flows/person.flow.yaml", Shop.PERSON,
                    "flows/news.flow.yaml", NEWS)));
    Bundle bundle = Objects.requireNonNull(workspace.bundle(), workspace.toString());
    String file = "flow: order\ncases:\n  - case: one\n    talk:\n" + talk.indent(6);
    return GoldenTests.run(bundle, Map.of("tests/t.test.yaml", file));
  }
}
