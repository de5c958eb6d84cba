package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten thousand steps are checked while somebody waits for it. */
class LintSpeedTest {
  private static final int STEPS = 10_000;

  /**
   * The goal is 2 s in a warm process. This one is cold, and runs beside others: what it computes
   * is measured, not what it waits for.
   */
  private static final Duration MOST = Duration.ofSeconds(10);

  @Test
  void tenThousandStepsAreCheckedInTime() {
    Sources sources = Flows.workspace(Map.of("flows/large.flow.yaml", large()));

    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begun = clock.getCurrentThreadCpuTime();
    Workspace workspace = Workspace.load(sources);
    Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - begun);

    System.out.println("LintSpeedTest: " + STEPS + " steps in " + taken.toMillis() + " ms of CPU");
    assertThat(workspace.diagnostics()).isEmpty();
    assertThat(workspace.bundle()).isNotNull();
    assertThat(taken).isLessThan(MOST);
  }

  /** A chain of questions, texts, branches, each with a condition of its own, and menus. */
  private static String large() {
    StringBuilder flow =
        new StringBuilder(
            """
            flow: large
            locale: fr
            data: {nom: text, n: int}
            defaults: {timeout: 30m, on: {timeout: fin, invalid: fin, undelivered: fin}}
            start: s0
            steps:
            """);
    for (int i = 0; i < STEPS; i += 4) {
      flow.append(
          """
            s%1$d: {ask: "Question %1$d ?", as: int, into: n, min: 1, max: 99, next: s%2$d}
            s%2$d: {say: "Merci ${nom}, question %2$d.", next: s%3$d}
            s%3$d: {set: {nom: "${nom}"}, next: [{if: "n > %3$d", to: s%1$d}, {else: s%4$d}]}
            s%4$d: {menu: "Choix %4$d", options: {a: "Un", b: "Deux"}, next: s%5$d}
          """
              .formatted(i, i + 1, i + 2, i + 3, i + 4));
    }
    return flow.append("  s" + STEPS + ": {say: \"Fini\", next: fin}\n  fin: {end: done}\n")
        .toString();
  }
}
