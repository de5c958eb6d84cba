package io.relais.runtime.app;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.relais.flows.bundle.Bundle;
import io.relais.persistence.JournalKind;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.directory.ConversationIds;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.journal.FailedInputs;
import io.relais.persistence.view.ConversationRows;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.MessageStatuses;
import io.relais.runtime.app.cluster.ClusterChoice;
import io.relais.runtime.app.cluster.ClusterNode;
import io.relais.runtime.app.cluster.DatabaseClaim;
import io.relais.runtime.conversation.ConversationSettings;
import io.relais.runtime.conversation.Conversations;
import io.relais.runtime.conversation.Records;
import io.relais.runtime.http.Health;
import io.relais.runtime.http.HealthCheck;
import io.relais.runtime.http.ManagementServer;
import io.relais.runtime.http.WebServer;
import io.relais.runtime.http.WebhookRoutes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.function.Function;

/** The order in which a {@link RelaisServer} is put together, one part on top of the other. */
final class Startup {
  /**
   * From the actors' start until conversations can be had: tenths of a second where all is well.
   */
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Settings settings;
  private final Bundle bundle;
  private final Optional<Route> pages;
  private final Opened opened;
  private final Health health = new Health();

  Startup(Settings settings, Bundle bundle, Optional<Route> pages, Opened opened) {
    this.settings = settings;
    this.bundle = bundle;
    this.pages = pages;
    this.opened = opened;
  }

  /** What it has opened when it throws is left in {@code opened}. */
  RelaisServer run() {
    var metrics = opened.add("the metrics", new Metrics()).registry();
    var management = opened.add("health and metrics", management(metrics));
    Ports.check(settings.host(), settings.port(), Variable.RELAIS_PORT);
    var storage = Storage.open(settings.record(), new SecureRandom(), opened);
    storage.database().measure(metrics);
    health.add(new HealthCheck("database", () -> answers(storage)));
    var system = actors(storage);
    var address = webhook(system, storage, metrics);
    opened.add("the entrance", health::stopping);
    health.started();
    return new RelaisServer(opened, system, metrics, address, management.address());
  }

  private ManagementServer management(PrometheusMeterRegistry metrics) {
    var host = settings.host();
    int port = settings.managementPort();
    try {
      return ManagementServer.start(Ports.address(host, port), health, metrics);
    } catch (IOException | RuntimeException failed) {
      throw Ports.failure(failed, host, port, Variable.RELAIS_MANAGEMENT_PORT);
    }
  }

  private static Optional<String> answers(Storage storage) {
    return storage.database().isHealthy()
        ? Optional.empty()
        : Optional.of("expected the database to answer, but it does not");
  }

  private ActorSystem<?> actors(Storage storage) {
    var choice = settings.node().cluster();
    if (choice instanceof ClusterChoice.Shared(var host, var port)) {
      Ports.check(host, port, Variable.RELAIS_CLUSTER_PORT);
    }
    var claim =
        opened.add("the claim to the database", DatabaseClaim.stake(storage.settings(), choice));
    var config =
        PersistenceConfig.of(storage.settings(), settings.journal())
            .withFallback(ConfigFactory.load());
    var cluster =
        opened.add("the actors", ClusterNode.start(config, settings.node(), storage.settings()));
    cluster.awaitUp();
    claim.watch(cluster::leave);
    health.add(cluster.check());
    health.add(cluster.shardingCheck());
    return cluster.system();
  }

  private InetSocketAddress webhook(ActorSystem<?> system, Storage storage, MeterRegistry metrics) {
    var clock = Clock.systemUTC();
    var whatsApp = new WhatsAppEdge(settings, bundle.brand(), system, metrics);
    var random = new Random();
    var records = records(storage, new ConversationIds(clock, random), clock);
    var conversations =
        Conversations.start(
            system,
            records,
            new ConversationSettings(
                bundle,
                whatsApp.channel(),
                clock,
                random,
                metrics,
                settings.journal() == JournalKind.JDBC));
    awaitChecks();
    var routes = whatsApp.routes(conversations, records.letters(), clock);
    return bind(system, front(system, routes));
  }

  private static Records records(Storage storage, ConversationIds ids, Clock clock) {
    var database = storage.database();
    return new Records(
        new Directory(database, storage.vault().directory(), storage.keys(), ids),
        storage.keys(),
        new ConversationRows(database),
        new MessageStatuses(database, storage.vault().statuses(), clock),
        new DeadLetters(database, storage.vault().deadLetters()),
        new FailedInputs(database, storage.keys()));
  }

  /** The webhook is opened to the world only when what it hands over to is there. */
  private void awaitChecks() {
    try {
      var report = health.awaitChecks(START_LIMIT);
      if (!report.isUp()) {
        throw new Failure(
            "Expected everything to be well within %d s of the start, but: %s."
                .formatted(START_LIMIT.toSeconds(), report.problems()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The start was interrupted.");
    }
  }

  /** The webhook answers what is its own, and everything where there are no pages. */
  private Function<HttpRequest, CompletionStage<HttpResponse>> front(
      ActorSystem<?> system, WebhookRoutes webhook) {
    if (pages.isEmpty()) {
      return webhook::handle;
    }
    var others = pages.get().function(system);
    return request ->
        request.getUri().path().equals(WebhookRoutes.PATH)
            ? webhook.handle(request)
            : others.apply(request);
  }

  private InetSocketAddress bind(
      ActorSystem<?> system, Function<HttpRequest, CompletionStage<HttpResponse>> front) {
    var host = settings.host();
    int port = settings.port();
    try {
      return WebServer.bind(system, host, port, front).toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw Ports.failure(failed, host, port, Variable.RELAIS_PORT);
    }
  }
}
