package io.relais.loadtest.scenario;

import picocli.CommandLine.Command;

/** {@code loadtest/run steady-support}. */
@Command(
    name = "steady-support",
    sortOptions = false,
    description = {
      "An ordinary day of the demo brand: customers who come at a steady rate beside some who are"
          + " always there, with menus, questions answered wrongly and rightly, and words for a"
          + " person. Injected by Gatling, judged by the simulator's ledger.",
      "",
      "Gatling's report, results and logs are left in loadtest/target/steady-support."
    })
public final class SteadySupportCommand extends ScenarioCommand {
  public SteadySupportCommand() {
    super(Scenario.STEADY_SUPPORT);
  }
}
