package io.relais.loadtest.scenario;

import io.gatling.javaapi.core.Simulation;
import io.relais.loadtest.injection.Redelivery;
import io.relais.loadtest.injection.SteadySupport;

/** What Gatling can play. */
enum Scenario {
  STEADY_SUPPORT("steady-support", SteadySupport.class),
  REDELIVERY("redelivery", Redelivery.class);

  private final String title;
  private final Class<? extends Simulation> simulation;

  Scenario(String title, Class<? extends Simulation> simulation) {
    this.title = title;
    this.simulation = simulation;
  }

  /** As on the command line. */
  String title() {
    return title;
  }

  /** The class that Gatling runs. */
  String simulation() {
    return simulation.getName();
  }
}
