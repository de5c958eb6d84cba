package io.relais.loadtest.injection;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.relais.loadtest.injection.Delivery.How;
import io.relais.loadtest.people.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One of Meta's bad days, for the demo brand: POSTs that tell of several people at once, that come
 * again after their 200, that come over several connections at the same moment, that Meta hangs up
 * on, and that come once more after newer ones. Each message is answered once all the same.
 */
public final class Redelivery extends Simulation {
  private static final String BUNCH = "bunch";

  /** Shorter than an answer takes, so that mostly there is none. */
  private static final Duration IMPATIENCE = Duration.ofMillis(2);

  /** Between two deliveries of one POST; Meta's first is nearly at once. */
  private static final Duration SOON = Duration.ofMillis(50);

  private final Load load = Load.ofThisProcess();
  private final Crowd crowd = new Crowd(load.seed());

  public Redelivery() {
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
      double arrivals = load.rate() / Scripts.demoLength() / Bunch.SIZE;
      populations.add(
          deliveries("people who come")
              .injectOpen(constantUsersPerSec(arrivals).during(load.span())));
    }
    if (load.people() > 0) {
      int bunches = Math.ceilDiv(load.people(), Bunch.SIZE);
      populations.add(
          deliveries("people who are there")
              .injectClosed(constantConcurrentUsers(bunches).during(load.span())));
    }
    return populations;
  }

  private ScenarioBuilder deliveries(String name) {
    return scenario(name)
        .exec(session -> session.set(BUNCH, new Bunch(load, crowd)))
        .exec(asLongAs(session -> !bunch(session).isOver()).on(delivery()));
  }

  private ChainBuilder delivery() {
    return exec(pause(load.think()))
        .exec(
            session -> {
              bunch(session).prepare(Instant.now());
              return session;
            })
        .exec(doIf(is(How.ONCE)).then(exec(fresh())))
        .exec(doIf(is(How.AGAIN)).then(exec(fresh()).pause(SOON).exec(again())))
        .exec(doIf(is(How.AT_ONCE)).then(exec(atOnce())))
        .exec(doIf(is(How.HUNG_UP)).then(hungUp()))
        .exec(doIf(is(How.OVERTAKEN)).then(exec(fresh()).exec(late())))
        .exec(
            session -> {
              bunch(session).answered(!session.isFailed());
              return session.markAsSucceeded();
            })
        .exec(doIf(session -> bunch(session).isRefused()).then(pause(Posting.REDELIVERY)));
  }

  private HttpRequestActionBuilder fresh() {
    return Posting.post(_ -> "new", load, session -> bunch(session).delivery().parcel());
  }

  private HttpRequestActionBuilder again() {
    return Posting.post(_ -> "again", load, session -> bunch(session).delivery().parcel());
  }

  private HttpRequestActionBuilder late() {
    return Posting.post(_ -> "late copy", load, session -> bunch(session).delivery().late());
  }

  /** Gatling posts together what follows another request. */
  private HttpRequestActionBuilder atOnce() {
    var copy =
        Posting.post(_ -> "copy at once", load, session -> bunch(session).delivery().parcel());
    return Posting.verification(load).resources(copy, late(), copy, copy);
  }

  /** Not in the report: that there is no answer is what it is for. */
  private ChainBuilder hungUp() {
    var impatient =
        Posting.post(_ -> "hung up on", load, session -> bunch(session).delivery().parcel())
            .requestTimeout(IMPATIENCE)
            .silent();
    return exec(impatient).exec(Session::markAsSucceeded).exec(pause(SOON)).exec(fresh());
  }

  private static Function<Session, Boolean> is(How how) {
    return session -> bunch(session).delivery().how() == how;
  }

  private static Bunch bunch(Session session) {
    return session.get(BUNCH);
  }
}
