package io.relais.runtime.simulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relais.runtime.simulator.faults.FaultInjector;
import io.relais.runtime.simulator.faults.GraphFault;
import io.relais.runtime.simulator.network.Network;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;

/**
 * Answers HTTP calls of the simulated Graph API, honestly or with a fault. Written against requests
 * rather than routes: in a load run this is the busiest path of the process.
 */
public final class GraphApi {

  /** An answer with this attribute is not to be sent: the connection ends instead. */
  public static final AttributeKey<Boolean> DROP = AttributeKey.create("drop", Boolean.class);

  /** Ten of the largest messages; a body beyond it is refused. */
  private static final int MAX_BODY = 256 * 1024;

  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

  private final ActorSystem<?> system;
  private final GraphAccount account;
  private final MessagesEndpoint messages;
  private final Network network;
  private final FaultInjector faults;
  private final byte[] authorization;
  private final AtomicLong traces = new AtomicLong();

  public GraphApi(
      ActorSystem<?> system,
      InstantSource clock,
      GraphAccount account,
      GraphLimits limits,
      Network network,
      FaultInjector faults) {
    this.system = system;
    this.account = account;
    this.messages = new MessagesEndpoint(network, limits, clock);
    this.network = network;
    this.faults = faults;
    this.authorization = ("Bearer " + account.accessToken()).getBytes(UTF_8);
  }

  /** The answer, or empty if the path is none of the Graph API's. */
  public Optional<CompletionStage<HttpResponse>> handle(HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      return Optional.empty();
    }
    return GraphPath.of(request.getUri().path()).map(path -> answer(path, request));
  }

  private CompletionStage<HttpResponse> answer(GraphPath path, HttpRequest request) {
    Duration latency = faults.graphLatency();
    var answer =
        request.entity() instanceof HttpEntity.Strict strict && strict.getData().size() <= MAX_BODY
            ? call(path, request, strict.getData())
            : request
                .entity()
                .toStrict(BODY_TIMEOUT.toMillis(), MAX_BODY, system)
                .thenCompose(strict -> call(path, request, strict.getData()));
    return latency.isZero() ? answer : answer.thenCompose(response -> after(latency, response));
  }

  private CompletionStage<HttpResponse> call(GraphPath path, HttpRequest request, ByteString body) {
    var fault = faults.graphFault();
    return fault.isPresent()
        ? fail(fault.get(), path, request, body)
        : CompletableFuture.completedFuture(honest(path, request, body));
  }

  private CompletionStage<HttpResponse> fail(
      GraphFault fault, GraphPath path, HttpRequest request, ByteString body) {
    return switch (fault) {
      case SERVER_ERROR -> now(refuse(GraphError.somethingWentWrong(500)));
      case UNAVAILABLE -> now(refuse(GraphError.unavailable()));
      case TOO_MANY_REQUESTS -> now(HttpResponse.create().withStatus(429));
      case THROUGHPUT -> now(refuse(GraphError.throughput()));
      case PAIR_RATE -> now(refuse(GraphError.pairRate()));
      case UNKNOWN_ERROR -> now(refuse(GraphError.somethingWentWrong(400)));
      case TOKEN_EXPIRED -> now(refuse(GraphError.token()));
      case HANG_ACCEPTED -> {
        honest(path, request, body);
        yield new CompletableFuture<>();
      }
      case HANG -> new CompletableFuture<>();
      case DROP_ACCEPTED -> now(honest(path, request, body).addAttribute(DROP, true));
      case DROP -> now(HttpResponse.create().addAttribute(DROP, true));
    };
  }

  private HttpResponse honest(GraphPath path, HttpRequest request, ByteString body) {
    if (!authorized(request)) {
      return refuse(GraphError.token());
    }
    var from = account.number(path.numberId());
    if (from.isEmpty()) {
      return refuse(GraphError.unknownNumber(path.numberId()));
    }
    try {
      return json(200, messages.call(path, from.get(), body.toArray()));
    } catch (Refused e) {
      return refuse(e.error());
    }
  }

  private boolean authorized(HttpRequest request) {
    return request
        .getHeader("Authorization")
        .filter(header -> MessageDigest.isEqual(header.value().getBytes(UTF_8), authorization))
        .isPresent();
  }

  private HttpResponse refuse(GraphError error) {
    network.ledger().refused(error.code());
    return json(error.status(), error.body("AS" + Long.toString(traces.incrementAndGet(), 36)));
  }

  private CompletionStage<HttpResponse> after(Duration latency, HttpResponse response) {
    var later = new CompletableFuture<HttpResponse>();
    system
        .scheduler()
        .scheduleOnce(latency, () -> later.complete(response), system.executionContext());
    return later;
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static HttpResponse json(int status, byte[] body) {
    return HttpResponse.create().withStatus(status).withEntity(ContentTypes.APPLICATION_JSON, body);
  }
}
