package io.relais.runtime.simulator;

import io.relais.runtime.simulator.control.ControlApi;
import io.relais.runtime.simulator.faults.FaultInjector;
import io.relais.runtime.simulator.graph.GraphAccount;
import io.relais.runtime.simulator.graph.GraphApi;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.Ledger;
import io.relais.runtime.simulator.ledger.LedgerFile;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.phone.PhonePage;
import io.relais.runtime.simulator.phone.PhoneSettings;
import io.relais.runtime.simulator.webhook.Signature;
import io.relais.runtime.simulator.webhook.WebhookBody;
import io.relais.runtime.simulator.webhook.WebhookSender;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running simulator. */
public final class Simulator {

  private static final Logger log = LoggerFactory.getLogger(Simulator.class);

  private final SimulatorServer server;
  private final Network network;
  private final PhonePage page;
  private final FaultInjector faults;
  private final WebhookSender sender;
  private final @Nullable LedgerFile file;

  private Simulator(
      SimulatorServer server,
      Network network,
      PhonePage page,
      FaultInjector faults,
      WebhookSender sender,
      @Nullable LedgerFile file) {
    this.server = server;
    this.network = network;
    this.page = page;
    this.faults = faults;
    this.sender = sender;
    this.file = file;
  }

  /**
   * Starts one and returns when it listens.
   *
   * @throws IllegalStateException if it cannot, with one line that says what to do
   */
  public static Simulator start(
      SimulatorConfig config, ActorSystem<?> system, InstantSource clock) {
    var file = config.dataDirectory() == null ? null : LedgerFile.open(config.dataDirectory());
    var faults = new FaultInjector(config.seed(), config.faults());
    var ledger = new Ledger(config.ledger(), clock, config.seed(), file);
    var sender =
        new WebhookSender(
            system,
            new WebhookBody(config.accountId(), config.numbers()),
            new Signature(config.appSecret()),
            config.sender(),
            faults);
    var network =
        new Network(
            system,
            clock,
            ledger,
            sender,
            faults,
            config.delays(),
            config.numbers().getFirst().id());
    var account = new GraphAccount(config.accessToken(), config.numbers());
    var graph = new GraphApi(system, clock, account, config.limits(), network, faults);
    var control =
        new ControlApi(system, network, faults, sender, new SplittableRandom(config.seed()));
    var page =
        new PhonePage(
            network,
            new PhoneSettings(config.brandName(), config.zone()),
            clock,
            new SplittableRandom(clock.millis()));
    var server =
        SimulatorServer.bind(system, config, List.of(graph::handle, control::handle), page.route());
    var simulator = new Simulator(server, network, page, faults, sender, file);
    log.info(
        "The simulator listens on {}; its faults follow from seed {}.",
        simulator.uri(),
        config.seed());
    if (config.demoContacts()) {
      simulator.introduce();
    }
    if (config.webhook() != null) {
      sender.connect(config.webhook());
    }
    network.continuePending();
    return simulator;
  }

  /** Where it listens, such as {@code http://127.0.0.1:8081}: the base URL of the Graph API. */
  public URI uri() {
    return URI.create("http://%s:%d".formatted(server.address().getHostString(), port()));
  }

  /** The port, also where any free one was asked for. */
  public int port() {
    return server.address().getPort();
  }

  /** Posts webhooks there from now on; what waits goes there too. */
  public void connect(URI webhook) {
    sender.connect(webhook);
  }

  /**
   * The phone page at {@code /} and its {@code /phone/…}: for the demo's own server; this one's
   * port has it, too.
   */
  public Route phonePage() {
    return page.route();
  }

  /** The customers' side: join, say, tap. */
  public Network network() {
    return network;
  }

  /** What happened. */
  public Ledger ledger() {
    return network.ledger();
  }

  /** What goes wrong; may be changed at any time. */
  public FaultInjector faults() {
    return faults;
  }

  /** Stops listening; what the data directory holds is complete by then. */
  public CompletionStage<Void> stop() {
    sender.stop();
    return server
        .stop()
        .thenAccept(
            _ -> {
              if (file != null) {
                file.close();
              }
            });
  }

  /** The two people of a fresh demo. */
  private void introduce() {
    if (ledger().customers().stream().noneMatch(known -> known.customer().onPage())) {
      network.join(Customer.withPhone("Inès", "33639981204").shown());
      network.join(Customer.withPhone("Tom", "447700900142").shown());
    }
  }
}
