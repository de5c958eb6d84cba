package io.relais.loadtest.injection;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.relais.loadtest.people.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An ordinary day of the demo brand: people who come at a steady rate whether or not others have
 * gone, beside some who are always there; they think between two messages, and whatever is not
 * answered with 200 comes again.
 */
public final class SteadySupport extends Simulation {
  private static final String CALLER = "caller";

  /** The part of the time in which the rate grows to what it then stays at. */
  private static final int RAMP = 5;

  private final Load load = Load.ofThisProcess();
  private final Crowd crowd = new Crowd(load.seed());

  public SteadySupport() {
    setUp(populations())
        .protocols(Posting.protocol())
        .maxDuration(load.deadline())
        .assertions(global().failedRequests().percent().lte(load.refusals()));
  }

  @Override
  public void after() {
    Posted.write(load.posted(), crowd.everybody());
  }

  private List<PopulationBuilder> populations() {
    var populations = new ArrayList<PopulationBuilder>();
    if (load.rate() > 0) {
      double arrivals = load.rate() / Scripts.demoLength();
      var ramp = load.span().dividedBy(RAMP);
      populations.add(
          talk("people who come")
              .injectOpen(
                  rampUsersPerSec(arrivals / RAMP).to(arrivals).during(ramp),
                  constantUsersPerSec(arrivals).during(load.span().minus(ramp))));
    }
    if (load.people() > 0) {
      populations.add(
          talk("people who are there")
              .injectClosed(constantConcurrentUsers(load.people()).during(load.span())));
    }
    return populations;
  }

  private ScenarioBuilder talk(String name) {
    return scenario(name)
        .exec(session -> session.set(CALLER, new Caller(load, crowd.join())))
        .exec(asLongAs(session -> !caller(session).isOver()).on(message()));
  }

  private ChainBuilder message() {
    return exec(pause(session -> caller(session).thinks()))
        .exec(
            session -> {
              caller(session).write(Instant.now());
              return session;
            })
        .exec(
            Posting.post(
                session -> caller(session).what(), load, session -> caller(session).parcel()))
        .exec(
            session -> {
              caller(session).answered(!session.isFailed());
              return session.markAsSucceeded();
            })
        .exec(doIf(session -> caller(session).isRefused()).then(pause(Posting.REDELIVERY)));
  }

  private static Caller caller(Session session) {
    return session.get(CALLER);
  }
}
