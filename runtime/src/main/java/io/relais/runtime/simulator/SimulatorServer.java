package io.relais.runtime.simulator;

import io.relais.runtime.simulator.graph.GraphApi;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;

/**
 * The simulator's one port: the Graph API, and beside it whatever the routes answer.
 *
 * <p>Built on Pekko's TCP and its HTTP layer rather than on its HTTP server, which answers 500
 * where this one must be able to break a connection before any answer.
 */
final class SimulatorServer {

  /** Something that answers some requests, and is asked before the routes. */
  interface Api {
    Optional<CompletionStage<HttpResponse>> handle(HttpRequest request);
  }

  /** Longer than the heartbeat of the page's events and than any long poll. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private static final int BACKLOG = 1_024;

  private final ActorSystem<?> system;
  private final List<Api> apis;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> routes;
  private final SharedKillSwitch all = KillSwitches.shared("simulator");
  private final Tcp.ServerBinding binding;

  private SimulatorServer(
      ActorSystem<?> system, SimulatorConfig config, List<Api> apis, Route routes) {
    this.system = system;
    this.apis = apis;
    this.routes = routes.function(system);
    this.binding = listen(config);
  }

  /** Listens, or throws with one line that says what to do. */
  static SimulatorServer bind(
      ActorSystem<?> system, SimulatorConfig config, List<Api> apis, Route routes) {
    return new SimulatorServer(system, config, apis, routes);
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Takes no more connections and ends those that are open. */
  CompletionStage<Void> stop() {
    return binding.unbind().thenAccept(_ -> all.shutdown());
  }

  private Tcp.ServerBinding listen(SimulatorConfig config) {
    try {
      return Tcp.get(system)
          .bind(config.host(), config.port(), BACKLOG, List.of(), false, Optional.of(IDLE))
          .to(Sink.foreach(this::serve))
          .run(system)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw failure(config, e);
    }
  }

  private void serve(Tcp.IncomingConnection connection) {
    var cut = KillSwitches.shared("connection");
    var handler =
        Flow.<HttpRequest>create()
            // One after the other per connection, as HTTP/1.1 answers.
            .mapAsync(1, request -> answer(request).thenCompose(response -> sent(response, cut)));
    var bytes =
        Http.get(system)
            .serverLayer(settings(), Optional.of(connection.remoteAddress()))
            .atop(plain())
            .atop(TLSPlacebo.getInstance())
            .reversed()
            .join(handler)
            .via(cut.flow())
            .via(all.flow());
    connection.handleWith(bytes, system);
  }

  /**
   * Changes nothing: the HTTP layer takes any bytes of a TLS session, the placebo gives only one
   * kind of them.
   */
  private static BidiFlow<SslTlsOutbound, SslTlsOutbound, SessionBytes, SslTlsInbound, NotUsed>
      plain() {
    return BidiFlow.fromFunctions(outbound -> outbound, inbound -> inbound);
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) throws Exception {
    for (Api api : apis) {
      var answer = api.handle(request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return routes.apply(request);
  }

  private static CompletionStage<HttpResponse> sent(HttpResponse response, SharedKillSwitch cut) {
    if (response.getAttribute(GraphApi.DROP).isEmpty()) {
      return CompletableFuture.completedFuture(response);
    }
    cut.abort(new IOException("The connection is broken on purpose."));
    return new CompletableFuture<>();
  }

  private ServerSettings settings() {
    var defaults = ServerSettings.create(system.classicSystem());
    return defaults
        .withRemoteAddressAttribute(true)
        // A call that hangs on purpose must not be answered 503 by the server itself.
        .withTimeouts(
            defaults.getTimeouts().withRequestTimeout(scala.concurrent.duration.Duration.Inf()));
  }

  private static IllegalStateException failure(SimulatorConfig config, CompletionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    boolean taken = cause instanceof BindException || cause.getCause() instanceof BindException;
    return new IllegalStateException(
        "Expected to listen on %s:%d for the simulator, but %s. Choose another port or stop whoever has it."
            .formatted(
                config.host(),
                config.port(),
                taken ? "the address is in use or not this machine's" : cause.getMessage()),
        cause);
  }
}
