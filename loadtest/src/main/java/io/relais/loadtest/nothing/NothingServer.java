package io.relais.loadtest.nothing;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.japi.function.Function;

/** Reads each request to its end and answers 200. Listens on the loopback, on the given port. */
public final class NothingServer {
  private static final String HOST = "127.0.0.1";
  private static final long BODY_MILLIS = 5_000;

  /** What Meta posts at most. */
  private static final int MOST = 3 * 1024 * 1024;

  private static final String QUIET = "pekko.loglevel=WARNING, pekko.stdout-loglevel=WARNING";

  private NothingServer() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    var config = ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load());
    var system = ActorSystem.<Void>create(Behaviors.empty(), "nothing", config);
    try {
      Http.get(system).newServerAt(HOST, port).bind(handler(system)).toCompletableFuture().join();
    } catch (CompletionException cannotListen) {
      System.err.println(cannotListen.getMessage());
      // The actor system's threads would keep the process.
      System.exit(1);
    }
  }

  private static Function<HttpRequest, CompletionStage<HttpResponse>> handler(
      ActorSystem<?> system) {
    return request ->
        body(request.entity(), system)
            .thenApply(bytes -> HttpResponse.create().withStatus(bytes.length < MOST ? 200 : 413));
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
