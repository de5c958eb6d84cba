package io.relais.runtime.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;

/**
 * Binds what the world outside reaches: webhooks, and the demo's page.
 *
 * <p>At shutdown no connection is accepted any more, streams of events end, and what else is in
 * flight is answered, all before conversations are stopped.
 */
public final class WebServer {
  /** At shutdown, requests in flight may take this long; then their connections are closed. */
  private static final Duration HARD_DEADLINE = Duration.ofSeconds(5);

  /** Between the last answer and the end of its connection, for its bytes to leave. */
  private static final Duration LINGER = Duration.ofMillis(400);

  /** For connections on which nothing is going on. */
  private static final Duration TERMINATION = Duration.ofMillis(500);

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
    var inFlight = new InFlight();
    return Http.get(system)
        .newServerAt(host, port)
        .bind(inFlight.counted(handler))
        .thenApply(
            binding -> {
              stopWith(CoordinatedShutdown.get(system), binding, inFlight);
              return binding.localAddress();
            });
  }

  private static void stopWith(
      CoordinatedShutdown shutdown, ServerBinding binding, InFlight inFlight) {
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(), "accept no connections", binding::unbind);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceRequestsDone(),
        "answer what is in flight",
        () -> finish(binding, inFlight));
  }

  private static CompletionStage<Done> finish(ServerBinding binding, InFlight inFlight) {
    var linger =
        CompletableFuture.delayedExecutor(LINGER.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    return inFlight
        .drain()
        .toCompletableFuture()
        .completeOnTimeout(Done.getInstance(), HARD_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .thenComposeAsync(drained -> binding.terminate(TERMINATION), linger)
        .thenApply(terminated -> Done.getInstance());
  }
}
