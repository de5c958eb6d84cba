package io.relais.runtime.simulator;

import io.relais.runtime.Patience;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.network.Delays;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Redelivery;
import io.relais.runtime.simulator.webhook.SenderSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A simulator on a free port, a brand's webhook, and a client of the Graph API. */
abstract class SimulatorFixture {

  static final Customer INES = Customer.withPhone("Inès", "33639981204");
  static final Customer TOM = Customer.withPhone("Tom", "447700900142");
  static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  static final SenderSettings QUICK =
      new SenderSettings(
          8,
          1,
          Duration.ofMillis(20),
          Patience.LIMIT,
          new Redelivery(Duration.ofMillis(20), Duration.ofMillis(100), 200));

  static ActorTestKit kit;

  final AtomicReference<Instant> now = new AtomicReference<>(START);
  final InstantSource clock = now::get;
  final BrandEndpoint brand = BrandEndpoint.start();
  Simulator simulator;
  GraphClient graph;

  @BeforeAll
  static void startSystem() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  @AfterEach
  void stop() {
    graph.close();
    brand.close();
    simulator.stop().toCompletableFuture().join();
  }

  SimulatorConfig.Builder config() {
    return SimulatorConfig.load(
            new BusinessNumber(GraphClient.NUMBER, "33170000000"),
            GraphClient.TOKEN,
            GraphClient.SECRET)
        .delays(Delays.NONE)
        .sender(QUICK)
        .seed(42)
        .webhook(brand.uri());
  }

  static SenderSettings withAttempts(int attempts) {
    return new SenderSettings(
        QUICK.connections(),
        QUICK.batch(),
        QUICK.linger(),
        QUICK.timeout(),
        new Redelivery(QUICK.redelivery().first(), QUICK.redelivery().longest(), attempts));
  }

  void start(SimulatorConfig.Builder config) {
    simulator = Simulator.start(config.build(), kit.system(), clock);
    graph = new GraphClient(simulator.uri());
  }
}
