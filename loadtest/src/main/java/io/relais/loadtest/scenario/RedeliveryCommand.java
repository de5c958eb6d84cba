package io.relais.loadtest.scenario;

import picocli.CommandLine.Command;

/** {@code loadtest/run redelivery}. */
@Command(
    name = "redelivery",
    sortOptions = false,
    description = {
      "One of Meta's bad days: POSTs that tell of several people, that come again after their 200,"
          + " several times at once, after newer ones, or that Meta hangs up on. Injected by"
          + " Gatling, judged by the simulator's ledger: one reply to each message all the same.",
      "",
      "Gatling's report, results and logs are left in loadtest/target/redelivery."
    })
public final class RedeliveryCommand extends ScenarioCommand {
  public RedeliveryCommand() {
    super(Scenario.REDELIVERY);
  }
}
