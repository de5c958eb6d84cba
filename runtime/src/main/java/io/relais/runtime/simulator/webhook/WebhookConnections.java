package io.relais.runtime.simulator.webhook;

import java.net.URI;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.HostConnectionPool;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Flow;
import scala.util.Try;

/** The connections to one webhook, and the requests that go over them. */
final class WebhookConnections {

  /**
   * How soon a connection is tried again while the brand is down; Pekko's own pauses grow to
   * minutes.
   */
  private static final Duration RECONNECT = Duration.ofMillis(200);

  private final URI webhook;
  private final String path;
  private final SenderSettings settings;
  private final ActorSystem<?> system;

  WebhookConnections(URI webhook, SenderSettings settings, ActorSystem<?> system) {
    if (webhook.getHost() == null || webhook.getScheme() == null) {
      throw new IllegalArgumentException(
          "Expected a webhook URL such as http://127.0.0.1:8080/webhooks/whatsapp, but it is '%s'."
              .formatted(webhook));
    }
    this.webhook = webhook;
    this.path = webhook.getRawPath().isEmpty() ? "/" : webhook.getRawPath();
    this.settings = settings;
    this.system = system;
  }

  Pair<HttpRequest, Parcel> request(Parcel parcel) {
    var request =
        HttpRequest.POST(path)
            .addHeader(RawHeader.create(Signature.HEADER, parcel.body().signature()))
            .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, parcel.body().bytes()));
    return Pair.create(request, parcel);
  }

  Flow<Pair<HttpRequest, Parcel>, Pair<Try<HttpResponse>, Parcel>, HostConnectionPool> flow() {
    var http = Http.get(system);
    var log = system.classicSystem().log();
    var to = ConnectHttp.toHost(webhook.toString());
    return webhook.getScheme().equals("https")
        ? http.cachedHostConnectionPoolHttps(to, pool(), log)
        : http.cachedHostConnectionPool(to, pool(), log);
  }

  private ConnectionPoolSettings pool() {
    return ConnectionPoolSettings.create(system.classicSystem())
        .withMaxConnections(settings.connections())
        .withMaxOpenRequests(openRequests())
        // Redelivery is ours: it must be seen and counted.
        .withMaxRetries(0)
        .withBaseConnectionBackoff(RECONNECT)
        .withMaxConnectionBackoff(RECONNECT)
        .withConnectionSettings(
            ClientConnectionSettings.create(system.classicSystem())
                .withConnectingTimeout(settings.timeout())
                .withIdleTimeout(settings.timeout()));
  }

  /** The pool wants a power of two, and twice the connections leaves none of them idle. */
  private int openRequests() {
    return Integer.highestOneBit(settings.connections()) * 4;
  }
}
