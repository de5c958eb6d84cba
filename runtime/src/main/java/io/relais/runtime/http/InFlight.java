package io.relais.runtime.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/**
 * Knows which requests are being answered, and when the last one has been.
 *
 * <p>Pekko HTTP has a termination of its own, which can cut off an answer that is just being
 * written and does not wait for streams (akka/akka-http issues 4060 and 3209, still so in Pekko
 * HTTP 1.3): it is left to close connections on which nothing is going on.
 */
final class InFlight {
  private final AtomicInteger requests = new AtomicInteger();
  private final CompletableFuture<Done> drained = new CompletableFuture<>();
  private final SharedKillSwitch streams = KillSwitches.shared("streams of events");
  private volatile boolean draining;

  /** The same handler, each of its requests counted until its answer is complete. */
  Function<HttpRequest, CompletionStage<HttpResponse>> counted(
      Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    return request -> {
      requests.incrementAndGet();
      return handler
          .apply(request)
          .whenComplete(this::leaveIfFailed)
          .thenApply(this::untilComplete)
          .thenApply(this::closingWhileDraining);
    };
  }

  /**
   * From now on every answer closes its connection, and streams of events, which have no end of
   * their own, end. The stage completes when nothing is being answered any more.
   */
  CompletionStage<Done> drain() {
    draining = true;
    streams.shutdown();
    completeIfEmpty();
    return drained;
  }

  private void leaveIfFailed(HttpResponse response, Throwable failure) {
    if (failure != null) {
      leave();
    }
  }

  private HttpResponse untilComplete(HttpResponse response) {
    if (!response.entity().isChunked()) {
      leave();
      return response;
    }
    // Not transformEntityDataBytes: it forgets the last chunk of a stream that is ended from here.
    var type = response.entity().getContentType();
    var bytes = response.entity().getDataBytes().via(untilEnded());
    return response.withEntity(HttpEntities.createChunked(type, bytes));
  }

  private Flow<ByteString, ByteString, NotUsed> untilEnded() {
    return Flow.of(ByteString.class)
        .via(streams.flow())
        .watchTermination(
            (nothing, end) -> {
              end.whenComplete((done, cut) -> leave());
              return nothing;
            });
  }

  private HttpResponse closingWhileDraining(HttpResponse response) {
    return draining ? response.addHeader(Connection.create("close")) : response;
  }

  private void leave() {
    requests.decrementAndGet();
    completeIfEmpty();
  }

  private void completeIfEmpty() {
    if (draining && requests.get() == 0) {
      drained.complete(Done.getInstance());
    }
  }
}
