package io.relais.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadtestTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"whole-path", "steady-support", "redelivery", "chaos", "wake"})
  void everyScenarioExplainsItself(String scenario) {
    assertThat(run(scenario, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: loadtest/run " + scenario);
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "whole-path --seconds=0",
        "whole-path --journal=paper",
        "steady-support --rate=1000",
        "redelivery --rate=0 --people=0",
        "chaos --kills=-1",
        "chaos --lost-statuses=2",
        "wake --conversations=0"
      })
  void wrongUsageIsStatus2(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aJournalIsNamedAsTheHelpNamesIt() {
    assertThat(run("whole-path", "--help")).isZero();
    assertThat(out.toString()).contains("usual", "group-commit", "stock");
    assertThat(run("whole-path", "--journal=group-commit", "--root=/nowhere")).isEqualTo(1);
    assertThat(err.toString()).contains("/nowhere");
  }

  private int run(String... arguments) {
    var line = Loadtest.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
