package io.relais.runtime.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.flows.Brand;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter;
import io.relais.runtime.channel.Channel;
import io.relais.runtime.channel.Inbox;
import io.relais.runtime.channel.whatsapp.GraphAccess;
import io.relais.runtime.channel.whatsapp.GraphSender;
import io.relais.runtime.channel.whatsapp.GraphTimes;
import io.relais.runtime.channel.whatsapp.Signature;
import io.relais.runtime.channel.whatsapp.WebhookReader;
import io.relais.runtime.channel.whatsapp.WhatsAppMetrics;
import io.relais.runtime.http.WebhookIntake;
import io.relais.runtime.http.WebhookLimits;
import io.relais.runtime.http.WebhookRoutes;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;

/** Both directions of WhatsApp, out of the settings and the brand's numbers. */
final class WhatsAppEdge {
  private final WhatsAppSettings secrets;
  private final Map<String, Integer> rates;
  private final ActorSystem<?> system;
  private final WhatsAppMetrics metrics;
  private final GraphSender sender;

  WhatsAppEdge(Settings settings, Brand brand, ActorSystem<?> system, MeterRegistry registry) {
    this.secrets = settings.whatsApp();
    this.rates =
        brand.whatsapp().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Brand.WhatsAppNumber::number, Brand.WhatsAppNumber::rate));
    this.system = system;
    this.metrics = new WhatsAppMetrics(registry);
    this.sender = sender(settings);
  }

  /** The way out. It is closed after the conversations, which wait for what they have sent. */
  Channel channel() {
    return sender;
  }

  /** The way in; what arrives is handed to {@code inbox}. */
  WebhookRoutes routes(Inbox inbox, DeadLetters deadLetters, InstantSource clock) {
    var intake =
        new WebhookIntake(
            new WebhookReader(rates.keySet()),
            inbox,
            letter ->
                deadLetters.keep(
                    Letter.unreadable(
                        letter.channel(), letter.reason(), letter.receivedAt(), letter.raw())),
            metrics,
            clock);
    return new WebhookRoutes(
        system,
        new Signature(secrets.appSecret().reveal()),
        secrets.verifyToken().reveal(),
        intake,
        metrics,
        WebhookLimits.usual());
  }

  private GraphSender sender(Settings settings) {
    var graph = settings.graph();
    var access =
        new GraphAccess(graph.url(), graph.version(), secrets.accessToken().reveal(), rates);
    var fresh = new GraphSender(system, access, GraphTimes.usual(), metrics);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close the connections to the Graph API",
            fresh::close);
    return fresh;
  }
}
