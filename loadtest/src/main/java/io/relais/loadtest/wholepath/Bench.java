package io.relais.loadtest.wholepath;

import io.relais.loadtest.drive.Driven;
import io.relais.loadtest.drive.Driver;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Population;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A driver and the people who write to one server; they go on from run to run. */
final class Bench implements AutoCloseable {
  private final Plan plan;
  private final Population people;
  private final Driver<Conversation> driver;

  Bench(Plan plan, List<String> numberIds, URI webhook) {
    var clock = Clock.systemUTC();
    var numbers = numberIds.stream().map(Webhook::to).toList();
    var requests = new PostRequest(webhook, Secrets.APP_SECRET);
    var server = new InetSocketAddress(webhook.getHost(), webhook.getPort());
    this.plan = plan;
    this.people =
        new Population(
            plan.seed(),
            Scripts.BENCH.visited(plan.visits()),
            plan.conversations(),
            numbers,
            requests,
            clock);
    this.driver = new Driver<>(server, plan.connections(), people, clock);
  }

  Driven run(Duration span) {
    return driver.run(span, plan.pace());
  }

  List<Conversation> everybody() {
    return people.everybody();
  }

  /** How many messages have been answered with 200 so far. */
  long answered() {
    return people.everybody().stream().mapToLong(Conversation::answered).sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
