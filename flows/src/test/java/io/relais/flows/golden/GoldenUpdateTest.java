package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.bundle.Bundle;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenUpdateTest {
  private final Bundle bundle = Shop.bundle();

  @Test
  void whatTheBotSaysNowIsWrittenAndEverythingElseStaysAsItIs() {
    String before =
        """
        # Orders 🙂
        flow: order

        cases:
          - case: one            # the first
            talk:
              - user: hi
              # the platform's own line
              - notice: automated
              - bot: 'Hello, you!'            # was another text

              - bot: {step: hello}            # a step that did not speak
                options: [m, s]
              - expect: {at: amount, data: {size: m}, timers: 0, messages: 7}   # all wrong
              - tap: m
              - user: "3"
              - bot: {like: "A *?"}
              - bot: Never said.              # goes
              - user: "yes"
              - expect:
                  at: size
                  data:
                    gift: no                  # it is yes
                    price: 7.5
        """;

    GoldenUpdate.Updated updated = GoldenUpdate.update(bundle, "tests/t.test.yaml", before);

    assertThat(updated.text())
        .isEqualTo(
            """
            # Orders 🙂
            flow: order

            cases:
              - case: one            # the first
                talk:
                  - user: hi
                  # the platform's own line
                  - notice: automated
                  - bot: "Hello there!"            # was another text

                  - bot: {step: order.size}            # a step that did not speak
                    options: [s, m]
                  - expect: {at: size, data: {size: unset}, timers: 1, messages: 1}   # all wrong
                  - tap: m
                  - bot: "How many?"
                  - user: "3"
                  - bot: {like: "A *?"}
                  - user: "yes"
                  - expect:
                      ended: done
                      data:
                        gift: yes                  # it is yes
                        price: 7.5
            """);
    assertThat(updated.changes()).isEqualTo(11);
    assertPasses(updated.text());
  }

  @Test
  void aFileThatHoldsIsNotTouched() {
    String sound =
        "flow: order\r\ncases: [{case: one, talk: [{user: hi}, {bot: any}, {bot: any}, {bot:"
            + " any}]}]";

    assertThat(GoldenUpdate.update(bundle, "t", sound))
        .isEqualTo(new GoldenUpdate.Updated(sound, 0));
  }

  @Test
  void listsInOneLineAreChangedInTheirLine() {
    String before =
        "flow: order\ncases: [{case: one, talk: [{user: hi}, {bot: any}, {bot: Hi}, {tap: m},"
            + " {bot: What, options: [a]}, {bot: More}]}]";

    GoldenUpdate.Updated updated = GoldenUpdate.update(bundle, "t", before);

    assertThat(updated.text())
        .isEqualTo(
            "flow: order\ncases: [{case: one, talk: [{user: hi}, {bot: any}, {bot: \"Hello"
                + " there!\"}, {bot: \"Which size?\"}, {tap: m}, {bot: \"How many?\"}]}]");
    assertPasses(updated.text());
  }

  @Test
  void theLinesBeforeSomethingThatCannotHappenAreUpToDate() {
    String before =
        """
        flow: order
        cases:
          - case: one
            talk:
              - user: hi
              - bot: any
              - bot: Hi
              - bot: any
              - tap: xl
              - bot: Never
        """;

    assertThat(GoldenUpdate.update(bundle, "t", before).text())
        .isEqualTo(before.replace("bot: Hi", "bot: \"Hello there!\""));
  }

  @Test
  void aFileWithProblemsIsLeftAlone() {
    String broken = "flow: order\ncases: [{case: one, tlk: []}]\n";

    assertThat(GoldenUpdate.update(bundle, "t", broken))
        .isEqualTo(new GoldenUpdate.Updated(broken, 0));
  }

  private void assertPasses(String text) {
    GoldenReport report = GoldenTests.run(bundle, Map.of("tests/t.test.yaml", text));
    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).extracting(CaseResult::failure).containsOnlyNulls();
    assertThat(GoldenUpdate.update(bundle, "t", text).changes()).isZero();
  }
}
