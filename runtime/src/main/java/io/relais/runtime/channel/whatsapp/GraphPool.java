package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.whatsapp.GraphAnswer.Answered;
import io.relais.runtime.channel.whatsapp.GraphAnswer.NotWritten;
import io.relais.runtime.channel.whatsapp.GraphAnswer.Silent;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.HostConnectionPool;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.duration.Duration$;
import scala.util.Try;

/**
 * Connections to the Graph API, kept open and shared. It never sends a request twice: whether one
 * was written at all, or may have been, is the question on which a customer gets an answer once or
 * twice.
 */
final class GraphPool {
  private static final Logger LOG = LoggerFactory.getLogger(GraphPool.class);

  /** Longest answer that is read; Meta's have some hundred bytes. */
  private static final int ANSWER_BYTES = 64 * 1024;

  /** An idle connection is closed by us before the other side does it under a request. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(8);

  /** After failed connects a new one is tried at least this often. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(1);

  /** What an answer may take beyond the connection's own limit, before it is given up on. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final ActorSystem<?> system;
  private final Duration patience;
  private final BoundedSourceQueue<Pair<HttpRequest, CompletableFuture<HttpResponse>>> queue;
  private final HostConnectionPool pool;

  GraphPool(ActorSystem<?> system, URI url, GraphTimes times) {
    this.system = system;
    this.patience = times.request().plus(GRACE);
    var running =
        Source.<Pair<HttpRequest, CompletableFuture<HttpResponse>>>queue(2 * times.connections())
            .viaMat(connections(system, url, times), Keep.both())
            .toMat(Sink.foreach(this::deliver), Keep.both())
            .run(system);
    this.queue = running.first().first();
    this.pool = running.first().second();
    running.second().whenComplete((done, failure) -> ended(failure));
  }

  private static void ended(@Nullable Throwable failure) {
    if (failure != null) {
      LOG.error("The connections to the Graph API broke; nothing is sent until a restart", failure);
    }
  }

  /** The Java API's pools are two: one speaks TLS whatever the URL says, the other never does. */
  private static Flow<
          Pair<HttpRequest, CompletableFuture<HttpResponse>>,
          Pair<Try<HttpResponse>, CompletableFuture<HttpResponse>>,
          HostConnectionPool>
      connections(ActorSystem<?> system, URI url, GraphTimes times) {
    Http http = Http.get(system);
    ConnectHttp host = ConnectHttp.toHost(Uri.create(url.toString()));
    ConnectionPoolSettings settings = settings(system, times);
    LoggingAdapter log = Adapter.toClassic(system).log();
    return host.isHttps()
        ? http.cachedHostConnectionPoolHttps(host, settings, log)
        : http.cachedHostConnectionPool(host, settings, log);
  }

  private static ConnectionPoolSettings settings(ActorSystem<?> system, GraphTimes times) {
    return ConnectionPoolSettings.create(Adapter.toClassic(system))
        .withMaxConnections(times.connections())
        .withMaxOpenRequests(Integer.highestOneBit(times.connections()) * 4)
        .withMaxRetries(0)
        .withMaxConnectionBackoff(LONGEST_BACKOFF)
        .withKeepAliveTimeout(KEEP_ALIVE)
        .withIdleTimeout(Duration$.MODULE$.Inf())
        .withResponseEntitySubscriptionTimeout(times.request())
        .withConnectionSettings(
            ClientConnectionSettings.create(Adapter.toClassic(system))
                .withConnectingTimeout(times.connect())
                .withIdleTimeout(times.request()));
  }

  /** Sends once. The stage never fails. */
  CompletionStage<GraphAnswer> post(HttpRequest request) {
    CompletableFuture<HttpResponse> promise = new CompletableFuture<>();
    if (!(queue.offer(Pair.create(request, promise)) instanceof QueueOfferResult.Enqueued$)) {
      return CompletableFuture.completedFuture(new NotWritten("the connections are closed"));
    }
    return promise
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenComposeAsync(this::read, system.executionContext())
        .exceptionally(GraphPool::failed);
  }

  CompletionStage<Done> close() {
    if (!queue.isCompleted()) {
      queue.complete();
    }
    return pool.shutdown();
  }

  private void deliver(Pair<Try<HttpResponse>, CompletableFuture<HttpResponse>> answer) {
    Try<HttpResponse> response = answer.first();
    if (response.isFailure()) {
      answer.second().completeExceptionally(response.failed().get());
    } else if (!answer.second().complete(response.get())) {
      // Nobody waits any more, but its bytes must leave the connection.
      response.get().discardEntityBytes(system);
    }
  }

  private CompletionStage<GraphAnswer> read(HttpResponse response) {
    int status = response.status().intValue();
    return response
        .entity()
        .withSizeLimit(ANSWER_BYTES)
        .toStrict(patience.toMillis(), system)
        .handle(
            (body, failure) -> {
              if (failure == null) {
                return new Answered(status, body.getData(), RetryAfter.of(response));
              }
              return status / 100 == 2
                  ? new Silent("HTTP " + status + " that broke off")
                  : new Answered(status, ByteString.emptyByteString(), RetryAfter.of(response));
            });
  }

  private static GraphAnswer failed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isBeforeWriting(cause)) {
        return new NotWritten("no connection: " + cause.getClass().getSimpleName());
      }
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new Silent("no answer: " + cause.getClass().getSimpleName());
  }

  private static boolean isBeforeWriting(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }
}
