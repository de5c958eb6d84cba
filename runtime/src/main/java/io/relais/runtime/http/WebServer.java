package io.relais.runtime.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Binds what the world outside reaches: webhooks, and the demo's page. */
public final class WebServer {
  /** At shutdown, requests in flight may take this long; then their connections are closed. */
  private static final Duration HARD_DEADLINE = Duration.ofSeconds(5);

  private WebServer() {}

  /**
   * Completes with the address once connections are accepted; fails with Pekko's own exception
   * where the port is taken. At shutdown no connection is accepted any more and what is in flight
   * is answered, before conversations are stopped.
   */
  public static CompletionStage<InetSocketAddress> bind(
      ActorSystem<?> system,
      String host,
      int port,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    return Http.get(system)
        .newServerAt(host, port)
        .bind(handler::apply)
        .thenApply(binding -> binding.addToCoordinatedShutdown(HARD_DEADLINE, system))
        .thenApply(ServerBinding::localAddress);
  }
}
