package io.relais.runtime.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;

/**
 * Binds what the world outside reaches: webhooks, and the demo's page.
 *
 * <p>At shutdown no connection is accepted any more, streams of events end, and what else is in
 * flight is answered, all before conversations are stopped.
 */
public final class WebServer {
  /** At shutdown, requests in flight may take this long; then their connections are closed. */
  private static final Duration HARD_DEADLINE = Duration.ofSeconds(5);

  private WebServer() {}

  /**
   * Completes with the address once connections are accepted; fails with Pekko's own exception
   * where the port is taken.
   */
  public static CompletionStage<InetSocketAddress> bind(
      ActorSystem<?> system,
      String host,
      int port,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    var streams = KillSwitches.shared("streams of events");
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceUnbind(), "end streams of events", () -> end(streams));
    return Http.get(system)
        .newServerAt(host, port)
        .bind(endable(handler, streams))
        .thenApply(binding -> binding.addToCoordinatedShutdown(HARD_DEADLINE, system))
        .thenApply(ServerBinding::localAddress);
  }

  /** A stream of events has no end of its own, and would hold a shutdown up to its deadline. */
  private static Function<HttpRequest, CompletionStage<HttpResponse>> endable(
      Function<HttpRequest, CompletionStage<HttpResponse>> handler, SharedKillSwitch streams) {
    return request ->
        handler
            .apply(request)
            .thenApply(
                response ->
                    response.entity().isChunked()
                        ? response.transformEntityDataBytes(streams.flow())
                        : response);
  }

  private static CompletionStage<Done> end(SharedKillSwitch streams) {
    streams.shutdown();
    return CompletableFuture.completedFuture(Done.getInstance());
  }
}
