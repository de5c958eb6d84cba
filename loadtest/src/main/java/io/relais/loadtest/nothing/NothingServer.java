package io.relais.loadtest.nothing;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.japi.function.Function;

/**
 * Reads each request to its end and answers 200. Listens on the loopback, on the given port. Where
 * it is also given the address of a Graph API, it sends a message there for each request and
 * answers after that: all that a brand's server has to do on the wire, and nothing behind it.
 */
public final class NothingServer {
  private static final String HOST = "127.0.0.1";
  private static final long BODY_MILLIS = 5_000;

  /** What Meta posts at most. */
  private static final int MOST = 3 * 1024 * 1024;

  /** As the runtime has it. */
  private static final String SETTINGS =
      """
      pekko.loglevel = WARNING
      pekko.stdout-loglevel = WARNING
      pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
      pekko.actor.internal-dispatcher.fork-join-executor.parallelism-min = 2
      """;

  private NothingServer() {}

  /**
   * @param arguments a port, and the address of a Graph API where there is one
   */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    var config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
    var system = ActorSystem.<Void>create(Behaviors.empty(), "nothing", config);
    Supplier<CompletionStage<?>> work =
        arguments.length > 1
            ? new SameReply(system, URI.create(arguments[1]))::send
            : () -> CompletableFuture.completedFuture(null);
    try {
      Http.get(system)
          .newServerAt(HOST, port)
          .bind(handler(system, work))
          .toCompletableFuture()
          .join();
    } catch (CompletionException cannotListen) {
      System.err.println(cannotListen.getMessage());
      // The actor system's threads would keep the process.
      System.exit(1);
    }
  }

  private static Function<HttpRequest, CompletionStage<HttpResponse>> handler(
      ActorSystem<?> system, Supplier<CompletionStage<?>> work) {
    return request ->
        request.method().equals(HttpMethods.GET)
            ? CompletableFuture.completedFuture(HttpResponse.create())
            : body(request.entity(), system)
                .thenCompose(
                    bytes ->
                        work.get()
                            .thenApply(
                                done ->
                                    HttpResponse.create()
                                        .withStatus(bytes.length < MOST ? 200 : 413)));
  }

  /** The raw bytes, taken as the runtime takes them: mostly they came with their head. */
  private static CompletionStage<byte[]> body(RequestEntity entity, ActorSystem<?> system) {
    if (entity instanceof HttpEntity.Strict strict) {
      return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
    }
    return entity
        .toStrict(BODY_MILLIS, system)
        .thenApply(strict -> strict.getData().toArrayUnsafe());
  }
}
